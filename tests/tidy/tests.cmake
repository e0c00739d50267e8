seatlock_test(tidy/architecture Qt6::Core)
