"""bulk.py BASE RESPONSES: responses by transaction Bundles of 100, then a bulk export of what is stored; each per second.

Environment: TOKEN. Needs the patients that run.sh makes (load-1 to load-1000).
"""
import json, os, random, sys, time, urllib.request
from concurrent.futures import ThreadPoolExecutor

base, responses = sys.argv[1], int(sys.argv[2])
options = ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"]
random.seed(int(os.environ.get("SEED", "1")))


def response():
    return {"resourceType": "QuestionnaireResponse",
            "questionnaire": "https://stemme.example/fhir/Questionnaire/phq9|1.0.0",
            "status": "completed",
            "subject": {"reference": f"Patient/load-{random.randint(1, 1000)}"},
            "authored": f"20{random.randint(20, 25)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}T10:00:00Z",
            "item": [{"linkId": f"phq9_{i}", "answer": [{"valueCoding": {"system": "http://loinc.org", "code": random.choice(options)}}]}
                     for i in range(1, 10)]}


def bundle():
    entries = [{"resource": response(), "request": {"method": "POST", "url": "QuestionnaireResponse"}} for _ in range(100)]
    return json.dumps({"resourceType": "Bundle", "type": "transaction", "entry": entries}).encode()


def call(url, body=None, **headers):
    headers = {"Authorization": "Bearer " + os.environ["TOKEN"], "Accept": "application/fhir+json"} | headers
    if body is not None: headers["Content-Type"] = "application/fhir+json"
    return urllib.request.urlopen(urllib.request.Request(url, body, headers))


def send(body):
    answer = json.load(call(base + "/fhir", body))
    if any(not entry["response"]["status"].startswith("201") for entry in answer["entry"]): sys.exit("refused")


bodies = [bundle() for _ in range(responses // 100)]
began = time.time()
with ThreadPoolExecutor(4) as pool: list(pool.map(send, bodies))
took = time.time() - began
print(f"bundles  {len(bodies) * 100} responses in {took:.1f} s: {len(bodies) * 100 / took:.0f}/s")

began = time.time()
job = call(base + "/fhir/$export?_type=Observation,QuestionnaireResponse,Patient", Prefer="respond-async").headers["Content-Location"]
while (status := call(job)).status == 202: time.sleep(0.2)
count = size = 0
for file in json.load(status)["output"]:
    with call(file["url"]) as lines:
        while part := lines.read(1 << 20):
            size += len(part)
            count += part.count(b"\n")
took = time.time() - began
print(f"export   {count} resources, {size >> 20} MB in {took:.1f} s: {count / took:.0f}/s")
