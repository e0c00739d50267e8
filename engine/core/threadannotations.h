// clang's thread-safety attributes (https://clang.llvm.org/docs/ThreadSafetyAnalysis.html);
// nothing under other compilers.
#pragma once

#if defined(__clang__)
#define SEATLOCK_TSA(x) __attribute__((x))
#else
#define SEATLOCK_TSA(x)
#endif

#define CAPABILITY(x) SEATLOCK_TSA(capability(x))
#define SCOPED_CAPABILITY SEATLOCK_TSA(scoped_lockable)
#define GUARDED_BY(x) SEATLOCK_TSA(guarded_by(x))
#define PT_GUARDED_BY(x) SEATLOCK_TSA(pt_guarded_by(x))
#define REQUIRES(...) SEATLOCK_TSA(requires_capability(__VA_ARGS__))
#define ACQUIRE(...) SEATLOCK_TSA(acquire_capability(__VA_ARGS__))
#define RELEASE(...) SEATLOCK_TSA(release_capability(__VA_ARGS__))
#define TRY_ACQUIRE(...) SEATLOCK_TSA(try_acquire_capability(__VA_ARGS__))
#define EXCLUDES(...) SEATLOCK_TSA(locks_excluded(__VA_ARGS__))
#define NO_THREAD_SAFETY_ANALYSIS SEATLOCK_TSA(no_thread_safety_analysis)
