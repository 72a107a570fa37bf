import { writePortfolioFile } from '../test/bench/portfolio-file.ts'
import { planFile } from './src/imports/preview.ts'
import { storeUpload } from './src/imports/uploads.ts'
import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { chunksOf } from './src/imports/reading/chunks.ts'
import { columnsOf } from './src/imports/rows/columns.ts'
import { readPortfolioRow } from './src/imports/rows/portfolio-row.ts'
import { openDb, loadRows } from '@parcours/store'
import { zonesOf } from '@parcours/clock'
const dir = mkdtempSync('/tmp/zzp-')
await writePortfolioFile(dir+'/a.csv', 100000)
const io=()=>Number(/write_bytes: (\d+)/.exec(readFileSync('/proc/self/io','utf8'))![1])/1e6
let c=process.cpuUsage(), w=performance.now(), b=io()
const lap=(n)=>{const d=process.cpuUsage(c);console.log(n.padEnd(10),'user',(d.user/1e6).toFixed(2),'sys',(d.system/1e6).toFixed(2),'wall',((performance.now()-w)/1000).toFixed(2),'MB',(io()-b).toFixed(0));c=process.cpuUsage();w=performance.now();b=io()}
const up = await storeUpload(dir, createReadStream(dir+'/a.csv'), {fileName:'a.csv'})
const plan = await planFile(dir, up.uploadId, {kind:'portfolio'})
const portfolio={id:'p1',country:'FR',currency:'EUR'}
const columns=columnsOf({...plan, headers:plan.scan.headers, portfolio})
const all=[]; for await (const ch of chunksOf(up.file, plan, Number(process.argv[2]))) all.push(ch.map(r=>({...readPortfolioRow(columns,r).row!,again:false}))); 
const db=await openDb(dir+'/x.db'); await db.write(s=>s.run(`INSERT INTO portfolio (id,name,creditor,collector,country,currency) VALUES ('p1','a','b','creditor','FR','EUR')`))
const to={importId:'i',portfolio,nowMs:1,nextCase:{number:null},languageOf:()=>'fr',zonesOf:({postcode,country,phone})=>zonesOf({country,postcode:postcode??undefined,phone:phone??undefined})}
for (const p of process.argv.slice(3)) console.log(p, await db.write(s=>{try{return s.get('PRAGMA '+p)}catch{return s.run('PRAGMA '+p)}}))
lap('before'); let mx=0
for (const ch of all) {const t=performance.now();await db.write(s=>loadRows(s,to as any,ch));mx=Math.max(mx,performance.now()-t)} lap('db'); console.log('max chunk ms',mx.toFixed(0))
await db.close(); lap('close'); rmSync(dir,{recursive:true})
