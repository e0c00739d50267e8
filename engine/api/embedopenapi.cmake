# cmake -DINPUT=… -DOUTPUT=… -P embedopenapi.cmake: the API's description as C++ data.
file(READ ${INPUT} text)
file(WRITE ${OUTPUT} "// Generated from resources/api/openapi.json by embedopenapi.cmake.
namespace seatlock::api {
extern const char openapi_text[];
const char openapi_text[] = R\"openapi_json(${text})openapi_json\";
}
")
