-- Follow-ups in the order of their days, and the contacts of one shopper.

-- The contacts whose shopper waits for something and is still known, by the
-- day that was promised: of everybody, and of one agent. Each ends in the row
-- id, so a page needs no sorting.
CREATE INDEX contact_due ON contact (follow_up, id)
    WHERE state = 'saved' AND follow_up <> '' AND outcome <> 'resolved' AND purged = 0;
CREATE INDEX contact_due_agent ON contact (agent, follow_up, id)
    WHERE state = 'saved' AND follow_up <> '' AND outcome <> 'resolved' AND purged = 0;

-- Whether the shopper was in touch again is looked up by what a shopper is
-- told by: the e-mail address, the end of the phone number, the digits of the
-- order number. Each may find a few contacts too many and none too few; who
-- looks compares them (due.go). Addresses with other than plain letters stand
-- together under an empty text, as SQLite knows no small letters of theirs.
CREATE INDEX contact_email ON contact (
        CASE WHEN email GLOB '*[^ -~]*' THEN '' ELSE replace(trim(lower(email), '<> '), 'mailto:', '') END)
    WHERE state = 'saved' AND email <> '';
CREATE INDEX contact_phone ON contact (substr(substr(digits, 1, instr(digits, ' ') - 1), -6))
    WHERE state = 'saved' AND phone <> '';
CREATE INDEX contact_order ON contact (substr(digits, instr(digits, ' ') + 1))
    WHERE state = 'saved' AND order_number <> '';
