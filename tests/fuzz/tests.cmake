seatlock_test(fuzz/httpbytes seatlock_test_http)

# Coverage-guided, for clang only: build/…/bin/fuzz_parser -max_total_time=60 CORPUS-DIRECTORY
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND NOT SEATLOCK_SANITIZE)
  add_executable(fuzz_parser EXCLUDE_FROM_ALL fuzz/parserfuzzer.cpp
    ${CMAKE_SOURCE_DIR}/engine/http/framing.cpp ${CMAKE_SOURCE_DIR}/engine/http/headscanner.cpp
    ${CMAKE_SOURCE_DIR}/engine/http/remoteaddress.cpp ${CMAKE_SOURCE_DIR}/engine/http/request.cpp
    ${CMAKE_SOURCE_DIR}/engine/http/requestdata.cpp
    ${CMAKE_SOURCE_DIR}/engine/http/requestparser.cpp ${CMAKE_SOURCE_DIR}/engine/http/target.cpp
    ${LLHTTP_SOURCE}/api.c ${LLHTTP_SOURCE}/http.c ${LLHTTP_SOURCE}/llhttp.c)
  set_source_files_properties(${LLHTTP_SOURCE}/api.c ${LLHTTP_SOURCE}/http.c
    ${LLHTTP_SOURCE}/llhttp.c PROPERTIES COMPILE_OPTIONS "-w")
  target_include_directories(fuzz_parser PRIVATE ${CMAKE_SOURCE_DIR})
  target_include_directories(fuzz_parser SYSTEM PRIVATE ${LLHTTP_INCLUDE})
  target_compile_definitions(fuzz_parser PRIVATE LLHTTP_STRICT_MODE=1)
  target_compile_options(fuzz_parser PRIVATE -fsanitize=fuzzer,address -O1 -g)
  target_link_options(fuzz_parser PRIVATE -fsanitize=fuzzer,address)
  target_link_libraries(fuzz_parser PRIVATE seatlock_flags Qt6::Core)
endif()
