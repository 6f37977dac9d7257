-- Reads a stored response by id; IDS names a file with one id a line.
local token, ids = os.getenv("TOKEN"), {}
refused = 0
local threads = {}
function setup(thread) table.insert(threads, thread) end
function init() for id in io.lines(os.getenv("IDS")) do ids[#ids + 1] = id end end
function request()
  return wrk.format("GET", "/fhir/QuestionnaireResponse/" .. ids[math.random(#ids)], { ["Authorization"] = "Bearer " .. token })
end
function response(status) if status ~= 200 then refused = refused + 1 end end
function done(summary)
  local bad = 0
  for _, thread in ipairs(threads) do bad = bad + thread:get("refused") end
  io.write(string.format("REQUESTS %d REFUSED %d\n", summary.requests, bad))
end
