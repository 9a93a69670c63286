import sys, json, hashlib
rows=[json.loads(l) for l in open(sys.argv[1] + '/train/real.jsonl')]
fit=[];held=[]
for r in rows:
    h=int(hashlib.md5((r.get('article') or r['id']).encode()).hexdigest(),16)%10
    (held if h<3 else fit).append(r)
for n,rs in (('fit',fit),('held',held)):
    with open(f'{sys.argv[2]}/{n}.jsonl','w') as f:
        for r in rs:
            r=dict(r); r['speakers']=[r['speaker']] if r['speaker'] else []; r['no_speaker']=not r['speaker']; r['targets']=[r['target']] if r['target'] else []
            f.write(json.dumps(r,ensure_ascii=False)+'\n')
print(len(fit),len(held))
