# Servers and programs that tests start.
add_library(seatlock_test_support STATIC support/process.cpp support/testcluster.cpp
  support/testbouncer.cpp support/relay.cpp)
target_link_libraries(seatlock_test_support PRIVATE seatlock_flags)
target_link_libraries(seatlock_test_support PUBLIC seatlock_cluster Qt6::Core PkgConfig::PQ)

add_executable(seatlock_clusterhost support/clusterhost.cpp)
target_link_libraries(seatlock_clusterhost PRIVATE seatlock_flags seatlock_cluster)
set_target_properties(seatlock_clusterhost PROPERTIES
  RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)

# The engine's parts without HTTP, in the test's own process.
add_library(seatlock_test_booth STATIC support/booth.cpp support/ledger.cpp)
target_link_libraries(seatlock_test_booth PRIVATE seatlock_flags)
target_link_libraries(seatlock_test_booth PUBLIC seatlock_test_support seatlock_live seatlock_demo)

# The whole engine over HTTP, every answer held against the API's description.
add_library(seatlock_test_api STATIC support/testengine.cpp support/httpclient.cpp
  support/apicontract.cpp support/jsonschema.cpp support/staffoffice.cpp support/backoffice.cpp
  support/gatehouse.cpp support/counter.cpp)
target_link_libraries(seatlock_test_api PRIVATE seatlock_flags)
target_compile_definitions(seatlock_test_api PRIVATE SEATLOCK_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
target_link_libraries(seatlock_test_api PUBLIC seatlock_test_support seatlock_test_http
  seatlock_engine seatlock_demo Qt6::Test)

# The real program and its clients. The HTTP client is that of the HTTP tests.
add_library(seatlock_test_crowd STATIC support/crowd.cpp support/daemon.cpp support/ledger.cpp
  http/rawclient.cpp)
target_link_libraries(seatlock_test_crowd PRIVATE seatlock_test_flags)
target_link_libraries(seatlock_test_crowd PUBLIC seatlock_test_support seatlock_core)

# The demo venues as boards, without a database.
add_library(seatlock_test_boards STATIC support/demoboards.cpp)
target_link_libraries(seatlock_test_boards PRIVATE seatlock_flags)
target_link_libraries(seatlock_test_boards PUBLIC seatlock_demo)

# Buyers who all want the same few seats.
add_library(seatlock_test_onslaught STATIC support/onslaught.cpp http/rawclient.cpp)
target_link_libraries(seatlock_test_onslaught PRIVATE seatlock_flags)
target_link_libraries(seatlock_test_onslaught PUBLIC seatlock_test_support seatlock_simulator)
# Writes pages of evidence to be looked at; no test.
add_executable(seatlock_evidencepages EXCLUDE_FROM_ALL support/evidencepages.cpp
  support/paperresult.cpp)
target_link_libraries(seatlock_evidencepages PRIVATE seatlock_flags seatlock_simulator)

# A simulated event and who sells it.
add_library(seatlock_test_shop STATIC support/shop.cpp)
target_link_libraries(seatlock_test_shop PRIVATE seatlock_test_flags)
target_link_libraries(seatlock_test_shop PUBLIC seatlock_test_onslaught seatlock_strategy)
