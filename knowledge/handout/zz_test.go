package handout
import ("testing";"os";"fmt")
func TestZZ(t *testing.T){
 lib:=shipped(t)
 hist:=map[string]int{}
 for _,a:=range lib.Articles(){ for _,p:=range allPapers{ 
  for _,f:=range allAudiences{ in:=filed(a); in.Paper,in.For=p,f
   d,err:=Build(in); if err!=nil{t.Fatal(err)}; hist[fmt.Sprint("filed ",p,f,len(d.Pages))]++
   in=plain(a); in.Paper,in.For=p,f
   d,_=Build(in); hist[fmt.Sprint("plain ",p,f,len(d.Pages))]++
   if len(d.Pages)>1 {fmt.Println("plain",a.ID,p,f)}
   if f==ForShopper {b,_:=PDF(in);os.WriteFile(fmt.Sprintf("/tmp/pd/plain-%s-%s.pdf",p,a.ID),b,0o600)}
  }
  for i,w:=range walks(){ in:=walked(t,a,w);in.Paper=p; d,err:=Build(in); if err!=nil{t.Fatal(err)}
   hist[fmt.Sprint("walked ",p,len(d.Pages))]++
   if i==0&&len(d.Pages)>1{fmt.Println("walk",i,p,a.ID,len(d.Pages))}
   if p==A4&&i<4{b,_:=PDF(in);os.WriteFile(fmt.Sprintf("/tmp/pd/walk%d-%s.pdf",i,a.ID),b,0o600)}
   in.For=ForSupport
   d,_=Build(in); hist[fmt.Sprint("walked support ",p,len(d.Pages))]++
   if i<2{b,_:=PDF(in);os.WriteFile(fmt.Sprintf("/tmp/pd/sup%d-%s-%s.pdf",i,p,a.ID),b,0o600)}
  }
 }}
 fmt.Println(hist)
}
