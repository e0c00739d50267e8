// A proxy in front of PostgreSQL's unix socket that can lose what passes through it. Any thread.
#pragma once

#include "engine/core/mutex.h"
#include "engine/core/namedthread.h"
#include "tests/support/testcluster.h"

#include <atomic>
#include <deque>
#include <list>
#include <string>
#include <vector>

namespace seatlock::tests {

class Relay {
public:
    /// In front of the server whose socket is in `server_dir` (port 5432).
    explicit Relay(const std::string& server_dir);
    ~Relay();
    Relay(const Relay&) = delete;
    Relay& operator=(const Relay&) = delete;

    /// libpq connection string of `database` through this relay.
    std::string url(const std::string& database) const;

    /// What is lost of a message to the server: nothing; the answer to it, which is swallowed, and
    /// the connection is cut once it is complete; or the message itself and the connection.
    enum class Fate { pass, lose_answer, lose_query };
    struct Loss {
        Fate fate = Fate::pass;
        std::string needle;  ///< what the message has in it
    };
    /// In this order, each once: the next after the one before has happened.
    void lose(std::vector<Loss> losses) EXCLUDES(mutex_);
    /// Every `every`th message with the needle in it, until the next call; 0: none.
    void loseOften(Loss loss, int every) EXCLUDES(mutex_);
    /// Losses since the start.
    int lost() const { return lost_; }
    /// How the use of a prepared statement looks on the wire (Bind: unnamed portal, statement).
    /// The beginning of its name will do.
    static std::string statement(const std::string& name) { return std::string(1, '\0') + name; }

    /// Cuts every connection, and new ones as soon as they are made, until told otherwise.
    void refuse(bool refusing) { refusing_ = refusing; }
    /// Passes nothing on in either direction, as a network that drops packets.
    void freeze(bool frozen) { frozen_ = frozen; }
    /// Connections accepted since the start.
    int accepted() const { return accepted_; }

private:
    struct Pair {
        int client = -1;
        int server = -1;
        bool swallowing = false;
        std::string swallowed;
    };

    void run();
    void accept();
    bool fromClient(Pair& pair) EXCLUDES(mutex_);
    bool fromServer(Pair& pair);
    Fate fateOf(const std::string& message) EXCLUDES(mutex_);
    static void close(Pair& pair);

    ScratchDirectory scratch_;
    const std::string server_socket_;
    int listen_fd_ = -1;
    std::list<Pair> pairs_;  ///< the thread's own
    std::atomic<bool> stopping_{false};
    std::atomic<bool> refusing_{false};
    std::atomic<bool> frozen_{false};
    std::atomic<int> lost_{0};
    std::atomic<int> accepted_{0};

    core::Mutex mutex_;
    std::deque<Loss> losses_ GUARDED_BY(mutex_);
    Loss often_ GUARDED_BY(mutex_);
    int every_ GUARDED_BY(mutex_) = 0;
    int seen_ GUARDED_BY(mutex_) = 0;

    core::NamedThread thread_;  // last: it uses the rest
};

}  // namespace seatlock::tests
