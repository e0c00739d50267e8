# Benchmarks: built with the tests, run by hand.
add_executable(bench_http bench/httpbench.cpp)
target_link_libraries(bench_http PRIVATE seatlock_flags seatlock_http Qt6::Core)

add_executable(seatlock_mapbench bench/mapbench.cpp)
target_link_libraries(seatlock_mapbench PRIVATE seatlock_flags seatlock_ui_pages
  seatlock_test_boards)

add_executable(seatlock_designerbench bench/designerbench.cpp)
target_link_libraries(seatlock_designerbench PRIVATE seatlock_flags seatlock_ui_designer)

add_executable(seatlock_simulatorbench bench/simulatorbench.cpp)
target_link_libraries(seatlock_simulatorbench PRIVATE seatlock_test_flags seatlock_ui
  seatlock_test_api)
add_dependencies(seatlock_simulatorbench seatlockd)

add_executable(seatlock_checkinbench bench/checkinbench.cpp)
target_link_libraries(seatlock_checkinbench PRIVATE seatlock_test_flags seatlock_test_api)

add_executable(seatlock_salebench bench/salebench.cpp)
target_link_libraries(seatlock_salebench PRIVATE seatlock_test_flags seatlock_test_crowd)
add_dependencies(seatlock_salebench seatlockd)
