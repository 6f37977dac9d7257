-- A complete PHQ-9 of a random patient; every answer must be 201.
local token, seed = os.getenv("TOKEN"), tonumber(os.getenv("SEED") or "1")
local options = { "LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9" }
refused = 0
local threads = {}

function setup(thread) table.insert(threads, thread) end

function init() math.randomseed(seed) end

function request()
  local items = {}
  for i = 1, 9 do
    items[i] = string.format(
      '{"linkId":"phq9_%d","answer":[{"valueCoding":{"system":"http://loinc.org","code":"%s"}}]}',
      i, options[math.random(4)])
  end
  local patient = "load-" .. math.random(1000)
  local body = string.format(
    '{"resourceType":"QuestionnaireResponse","questionnaire":"https://stemme.example/fhir/Questionnaire/phq9|1.0.0",'
      .. '"status":"completed","subject":{"reference":"Patient/%s"},"authored":"20%02d-%02d-%02dT10:%02d:%02dZ","item":[%s]}',
    patient, 20 + math.random(0, 5), math.random(12), math.random(28), math.random(0, 59), math.random(0, 59),
    table.concat(items, ","))
  return wrk.format("POST", "/fhir/QuestionnaireResponse",
    { ["Content-Type"] = "application/fhir+json", ["Authorization"] = "Bearer " .. token }, body)
end

function response(status) if status ~= 201 then refused = refused + 1 end end

function done(summary)
  local bad = 0
  for _, thread in ipairs(threads) do bad = bad + thread:get("refused") end
  io.write(string.format("REQUESTS %d REFUSED %d\n", summary.requests, bad))
end
