// SPDX-License-Identifier: Apache-2.0
#include "graph/json_records.hpp"

#include "support/utf8.hpp"

namespace lacis::graph {

void check_encoding(std::string_view contents) {
    if (const auto byte = utf8::first_invalid_byte(contents)) throw JsonRefusal{*byte, "not UTF-8", true};
}

void check_order(const JsonCursor& in, Span span, std::size_t byte) {
    if (span.end < span.begin) in.refuse(byte, "\"end\" lies before \"start\"");
}

Span read_span(JsonCursor& in) {
    static constexpr JsonMember kMembers[] = {{"start", true}, {"end", true}};
    Span span;
    const std::size_t begin =
        in.object(kMembers, [&](std::size_t member) { (member == 0 ? span.begin : span.end) = in.count(); });
    check_order(in, span, begin);
    return span;
}

Status read_status(JsonCursor& in, bool of_edge) {
    const auto status = status_from_string(in.string());
    if (!status || (*status == Status::kDisputed && !of_edge)) {
        in.refuse(in.value_begin(), std::string("\"asserted\", \"hedged\"") +
                                        (of_edge ? ", \"negated\" or \"disputed\"" : " or \"negated\"") +
                                        " was expected");
    }
    return *status;
}

double read_confidence(JsonCursor& in) {
    const double confidence = in.number();
    if (confidence < 0 || confidence > 1) in.refuse(in.value_begin(), "a number from 0 to 1 was expected");
    return confidence;
}

DocumentInfo read_document_info(JsonCursor& in, std::size_t& begin) {
    static constexpr JsonMember kMembers[] = {
        {"id", true}, {"title"}, {"source"}, {"date"}, {"language"}, {"length", true}, {"sha256"},
    };
    DocumentInfo document;
    begin = in.object(kMembers, [&](std::size_t member) {
        switch (member) {
            case 0:
                document.id = in.string();
                break;
            case 1:
                document.title = in.string();
                break;
            case 2:
                document.source = in.string();
                break;
            case 3:
                document.date = in.string();
                break;
            case 4:
                document.language = in.string();
                break;
            case 5:
                document.length = in.count();
                break;
            default:
                document.sha256 = in.string();
                break;
        }
    });
    return document;
}

}  // namespace lacis::graph
