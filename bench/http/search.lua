-- The ten newest responses of a random patient.
local token = os.getenv("TOKEN")
refused = 0
local threads = {}
function setup(thread) table.insert(threads, thread) end
function request()
  return wrk.format("GET",
    "/fhir/QuestionnaireResponse?subject=Patient/load-" .. math.random(1000) .. "&_sort=-authored&_count=10",
    { ["Authorization"] = "Bearer " .. token })
end
function response(status) if status ~= 200 then refused = refused + 1 end end
function done(summary)
  local bad = 0
  for _, thread in ipairs(threads) do bad = bad + thread:get("refused") end
  io.write(string.format("REQUESTS %d REFUSED %d\n", summary.requests, bad))
end
