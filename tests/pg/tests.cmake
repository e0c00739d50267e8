seatlock_test(pg/cluster seatlock_test_support)
