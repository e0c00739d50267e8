# Benchmarks: built with the tests, run by hand.
add_executable(bench_http bench/httpbench.cpp)
target_link_libraries(bench_http PRIVATE seatlock_flags seatlock_http Qt6::Core)

add_executable(seatlock_mapbench bench/mapbench.cpp)
target_link_libraries(seatlock_mapbench PRIVATE seatlock_flags seatlock_ui_pages
  seatlock_test_boards)
