import { rmSync } from 'node:fs'
import { openDb } from '@parcours/store'
import { readFigures } from './src/use-cases/read-figures.ts'
import { putDrawnJourney } from '../packages/store/src/figures/testing/drawn.ts'
const F='/tmp/fig/perf.db'; for (const s of ['','-wal','-shm']) rmSync(F+s,{force:true})
const db=await openDb(F)
const nodes=Array.from({length:28},(_,i)=>'node-'+i)
await db.write(sql=>{
  putDrawnJourney(sql,'a',4)
  const arms=['','split=a','split=b','s2=c','s2=d'],outs=['','replied','no_reply','blocked','left:cured']
  for(let v=1;v<=4;v++)for(let d=0;d<365;d++){const day=new Date(86400000*(20000+d)).toISOString().slice(0,10)
   for(const a of arms){ sql.run('INSERT INTO rollup_run (versionId,entryDay,arm,grp,currency,n,arrears,recovered,arrears2,recovered2,arrearsRecovered) VALUES (?,?,?,?,?,5,5,2,5,2,2)','a-f'+v,day,a,'treated','EUR')
    for(const n of nodes){ sql.run('INSERT INTO rollup_contact VALUES (?,?,?,?,1,1,1,1,1,0,0,0)','a-f'+v,day,a,n)
     for(const o of outs){sql.run('INSERT INTO rollup VALUES (?,?,?,?,?,?,?)','a-f'+v,day,a,n,o,5,7)
      if(o)for(let b=0;b<2;b++){sql.run('INSERT INTO rollup_time VALUES (?,?,?,?,?,?,?)','a-f'+v,day,a,n,o,60+b*20+(d%7),3)}}}}}
  for(let i=0;i<20000;i++) sql.run(`INSERT INTO visit (runId,seq,versionId,nodeId,nodeType,enteredAt,openTag,entryDay,arms,grp,state,because) VALUES (?,1,?,?,'sms',1,1,'2025-03-01',';split=a;','treated','postponed','{"rules":["fr-house.window.weekday"],"law":true,"legalFromMs":1}')`,'r'+i,'a-f'+(1+i%4),nodes[i%28])
  for(let i=0;i<100000;i++) sql.run(`INSERT INTO promise (id,caseId,personId,amountCents,currency,dueDate,dueAt,source,createdAt,versionId,entryDay,status) VALUES (?,?,?,1,'EUR','x',?,'s',1,?,'2025-03-01','kept')`,'p'+i,'c'+i,'x',i,'a-f'+(1+i%4))
})
const deps={db,clock:{nowMs:()=>86400000*20500}} as never
const time=(l:string,f:()=>unknown)=>{f();const ms:number[]=[];const c0=process.cpuUsage();for(let i=0;i<7;i++){const s=performance.now();f();ms.push(performance.now()-s)};const c=process.cpuUsage(c0);ms.sort((a,b)=>a-b);console.log(l,'min',ms[0]!.toFixed(1),'med',ms[3]!.toFixed(1),'cpu user',(c.user/7000).toFixed(1),'sys',(c.system/7000).toFixed(1))}
const orig=db.read.all
const spend=new Map<string,number>()
for (const m of ['all','get'] as const){const o=db.read[m] as any;(db.read as any)[m]=(q:string,...v:any[])=>{const s=performance.now();const r=o(q,...v);const k=/(rollup\w*|visit_held|promise)/.exec(q)?.[0]??q.slice(0,30);spend.set(k,(spend.get(k)??0)+performance.now()-s);return r}}
for (const [l,f] of [['all',{journeyId:'a'}],['one version',{journeyId:'a',versionId:'a-f2'}],['arm',{journeyId:'a',arm:{nodeId:'split',outcome:'a'}}],['month',{journeyId:'a',enteredFrom:'2024-11-01',enteredTo:'2024-11-30'}]] as const){spend.clear();time(l,()=>readFigures(deps,f as never));console.log('   ',[...spend].map(([k,v])=>`${k} ${(v/8).toFixed(1)}`).join(', '))}
console.log(db.read.all('PRAGMA cache_size'), db.read.all('PRAGMA mmap_size'))
db.read.run('PRAGMA cache_size=-64000')
time('cache 64MB',()=>readFigures(deps,{journeyId:'a'} as never))
await db.close()
