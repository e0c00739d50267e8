# Servers and programs that tests start.
add_library(seatlock_test_support STATIC support/process.cpp support/testcluster.cpp)
target_link_libraries(seatlock_test_support PRIVATE seatlock_flags)
target_link_libraries(seatlock_test_support PUBLIC seatlock_cluster Qt6::Core PkgConfig::PQ)
