package handout
import ("testing";"fmt")
func TestYY(t *testing.T){
 for _,a:=range shipped(t).Articles(){ for _,p:=range allPapers{ 
   in:=filed(a);in.Paper=p; in,w,_:=in.prepared(); f:=fits[len(fits)-1]
   l:=&layout{words:w,fit:f,size:papers[p],left:20}
   l.shopper(in)
   over:=headerEnd+titleGap*f.gap+heightOf(l.blocks,true)-(l.size.H-footRule-footGap)
   if over>0 {fmt.Printf("%s %s %.1f\n",a.ID,p,over)}
 }}
}
