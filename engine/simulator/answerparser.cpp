#include "engine/simulator/answerparser.h"

namespace seatlock::simulator {

namespace {
AnswerParser& self(llhttp_t* parser) {
    return *static_cast<AnswerParser*>(parser->data);
}
}  // namespace

AnswerParser::AnswerParser(std::size_t body_bytes_max) : body_bytes_max_(body_bytes_max) {
    reset();
}

const llhttp_settings_t& AnswerParser::callbacks() {
    static const llhttp_settings_t settings = [] {
        llhttp_settings_t out;
        llhttp_settings_init(&out);
        out.on_message_begin = &AnswerParser::onBegin;
        out.on_body = &AnswerParser::onBody;
        out.on_message_complete = &AnswerParser::onComplete;
        return out;
    }();
    return settings;
}

void AnswerParser::reset() {
    llhttp_init(&parser_, HTTP_RESPONSE, &callbacks());
    parser_.data = this;
    keep_alive_ = false;
    expect();
}

void AnswerParser::expect() {
    body_.clear();
    begun_ = complete_ = false;
}

int AnswerParser::onBegin(llhttp_t* parser) {
    return self(parser).complete_ ? -1 : 0;
}

int AnswerParser::onBody(llhttp_t* parser, const char* at, std::size_t size) {
    AnswerParser& me = self(parser);
    if (me.body_.size() + size > me.body_bytes_max_) return -1;
    me.body_.append(at, size);
    return 0;
}

int AnswerParser::onComplete(llhttp_t* parser) {
    AnswerParser& me = self(parser);
    me.complete_ = true;
    me.keep_alive_ = llhttp_should_keep_alive(parser) != 0;
    return 0;
}

AnswerParser::State AnswerParser::feed(std::string_view bytes) {
    begun_ = begun_ || !bytes.empty();
    if (llhttp_execute(&parser_, bytes.data(), bytes.size()) != HPE_OK) return State::failed;
    return complete_ ? State::complete : State::more;
}

AnswerParser::State AnswerParser::finish() {
    if (llhttp_finish(&parser_) != HPE_OK) return State::failed;
    return complete_ && begun_ ? State::complete : State::failed;
}

}  // namespace seatlock::simulator
