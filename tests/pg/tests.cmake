seatlock_test(pg/cluster seatlock_test_support)
seatlock_test(pg/clusterfaults seatlock_test_support)
seatlock_test(pg/clusterrefusals seatlock_test_support)
seatlock_test(pg/bouncer seatlock_test_support)
foreach(name cluster clusterfaults clusterrefusals)
  add_dependencies(test_pg_${name} seatlock_clusterhost)
  target_compile_definitions(test_pg_${name} PRIVATE
    SEATLOCK_CLUSTERHOST="${CMAKE_BINARY_DIR}/tests/seatlock_clusterhost")
endforeach()
