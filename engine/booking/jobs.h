// Jobs made of functions: what to do with a connection, and how to answer when there is none.
// Run on workers.
#pragma once

#include "engine/core/result.h"
#include "engine/pool/item.h"
#include "engine/pool/lease.h"

#include <functional>
#include <memory>
#include <utility>

namespace seatlock::booking {

/// Runs `work` until it returns, then answers `reply` with what it returned; a Reply has
/// answer(Result<Answer>). The answer is given once, after the work is committed.
template <class Answer, class Reply>
class ReplyJob final : public pool::Job {
public:
    using Work = std::function<core::Result<Answer>(pool::Connection&, const Reply&)>;

    ReplyJob(std::unique_ptr<Reply> reply, Work work, std::function<void()> after = {})
        : reply_(std::move(reply)), work_(std::move(work)), after_(std::move(after)) {}
    ~ReplyJob() override {
        if (!answered_) refuse({core::ErrorCode::internal, "the request was dropped", {}, 0});
    }

    void run(pool::Lease& lease) override { answer(work_(lease.connection(), *reply_)); }
    void refuse(core::Error error) override { answer(std::move(error)); }

private:
    void answer(core::Result<Answer> answer) {
        answered_ = true;
        if (after_) after_();
        reply_->answer(std::move(answer));
    }

    std::unique_ptr<Reply> reply_;
    Work work_;
    std::function<void()> after_;
    bool answered_ = false;
};

}  // namespace seatlock::booking
