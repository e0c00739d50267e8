# Servers and programs that tests start.
add_library(seatlock_test_support STATIC support/process.cpp support/testcluster.cpp
  support/testbouncer.cpp)
target_link_libraries(seatlock_test_support PRIVATE seatlock_flags)
target_link_libraries(seatlock_test_support PUBLIC seatlock_cluster Qt6::Core PkgConfig::PQ)

add_executable(seatlock_clusterhost support/clusterhost.cpp)
target_link_libraries(seatlock_clusterhost PRIVATE seatlock_flags seatlock_cluster)
set_target_properties(seatlock_clusterhost PROPERTIES
  RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
