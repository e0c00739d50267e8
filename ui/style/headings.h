// Where the pages of a document begin. GUI thread.
#pragma once

class QTextDocument;

namespace seatlock::ui::style {

/// Begins a page at each heading that would otherwise stand at the foot of one without what it
/// heads: the whole of a short table, the first rows of a long one. The document has its page size
/// and its text by then.
void keepHeadings(QTextDocument& document);

}  // namespace seatlock::ui::style
