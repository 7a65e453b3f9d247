// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "entities/catalogue_check.hpp"
#include "graph/json_cursor.hpp"
#include "graph/json_object.hpp"

namespace lacis::entities {
namespace {

using graph::JsonCursor;
using graph::JsonMember;
using graph::JsonObject;

constexpr std::string_view kFormat = "lacis-catalogue/1";

class JsonReader {
  public:
    JsonReader(std::string_view contents, const std::string& file)
        : contents_(contents), file_(file), in_(contents) {}

    Catalogue read() {
        static constexpr JsonMember kMembers[] = {{"format"}, {"entities"}, {"decisions"}};
        Catalogue catalogue;
        in_.object(kMembers, [&](std::size_t member) {
            switch (member) {
                case 0:
                    if (in_.string() != kFormat)
                        in_.refuse(in_.value_begin(), "\"" + std::string(kFormat) + "\" was expected");
                    break;
                case 1:
                    in_.array([&] { catalogue.entities.push_back(entity()); });
                    break;
                default:
                    in_.array([&] { catalogue.decisions.push_back(decision()); });
                    break;
            }
        });
        in_.finish();
        return catalogue;
    }

  private:
    KnownEntity entity() {
        static constexpr JsonMember kMembers[] = {{"id", true}, {"type", true},   {"name", true},
                                                  {"aliases"},  {"external_ids"}, {"documents"},
                                                  {"note"}};
        KnownEntity entity;
        RecordPlaces places;
        places.record = in_.object(kMembers, [&](std::size_t member) {
            switch (member) {
                case 0:
                    entity.id = in_.string();
                    places.id = in_.value_begin();
                    break;
                case 1:
                    entity.type = type();
                    break;
                case 2:
                    entity.name = in_.string();
                    break;
                case 3:
                    in_.array([&] { entity.aliases.emplace_back(in_.string()); });
                    break;
                case 4:
                    in_.array([&] {
                        entity.external_ids.emplace_back(in_.string());
                        places.external_ids.push_back(in_.value_begin());
                    });
                    break;
                case 5:
                    in_.array([&] { entity.documents.emplace_back(in_.string()); });
                    break;
                default:
                    static_cast<void>(in_.string());
                    break;
            }
        });
        check(entity, places);
        entity.place = place_of(file_, contents_, places.record);
        return entity;
    }

    Decision decision() {
        static constexpr JsonMember kMembers[] = {{"decide", true}, {"entities", true}, {"to"}, {"note"}};
        Decision decision;
        RecordPlaces places;
        places.record = in_.object(kMembers, [&](std::size_t member) {
            switch (member) {
                case 0: {
                    const std::string name(in_.string());
                    decision.verdict = verdict_at(name, in_.value_begin());
                    break;
                }
                case 1:
                    in_.array(
                        [&] { places.references.push_back(reference(decision.entities.emplace_back())); });
                    break;
                case 2:
                    decision.to = in_.string();
                    places.to = in_.value_begin();
                    break;
                default:
                    decision.note = in_.string();
                    break;
            }
        });
        check(decision, places);
        decision.place = place_of(file_, contents_, places.record);
        return decision;
    }

    /// Returns where it begins.
    std::size_t reference(Reference& reference) {
        static constexpr JsonMember kMembers[] = {{"id"}, {"name"}, {"type"}, {"document"}, {"start"}};
        return in_.object(kMembers, [&](std::size_t member) {
            switch (member) {
                case 0:
                    reference.id = in_.string();
                    break;
                case 1:
                    reference.name = in_.string();
                    break;
                case 2:
                    reference.type = type();
                    break;
                case 3:
                    reference.document = in_.string();
                    break;
                default:
                    reference.start = in_.count();
                    break;
            }
        });
    }

    EntityType type() {
        const std::string name(in_.string());
        return type_at(name, in_.value_begin());
    }

    std::string_view contents_;
    const std::string& file_;
    JsonCursor in_;
};

void texts_if_any(JsonObject& object, std::string_view name, const std::vector<std::string>& texts) {
    if (!texts.empty()) object.texts(name, texts);
}

void write(const KnownEntity& entity, graph::Output& out) {
    JsonObject object(out);
    object.text("id", entity.id);
    object.text("type", to_string(entity.type));
    object.text("name", entity.name);
    texts_if_any(object, "aliases", entity.aliases);
    texts_if_any(object, "external_ids", entity.external_ids);
    texts_if_any(object, "documents", entity.documents);
    object.close();
}

void write(const Reference& reference, graph::Output& out) {
    JsonObject object(out);
    object.text_if_any("id", reference.id);
    object.text_if_any("name", reference.name);
    if (reference.type) object.text("type", to_string(*reference.type));
    object.text_if_any("document", reference.document);
    if (reference.start) object.number("start", *reference.start);
    object.close();
}

void write(const Decision& decision, graph::Output& out) {
    JsonObject object(out);
    object.text("decide", to_string(decision.verdict));
    object.list("entities", decision.entities, [&out](const Reference& each) { write(each, out); });
    object.text_if_any("to", decision.to);
    object.text_if_any("note", decision.note);
    object.close();
}

}  // namespace

Catalogue catalogue_from_json(std::string_view contents, const std::string& file) {
    return JsonReader(contents, file).read();
}

std::string to_json(const Catalogue& catalogue) {
    graph::StringOutput out;
    const auto write_one = [&out](const auto& each) { write(each, out); };
    out.write("{\"format\": \"");
    out.write(kFormat);
    out.write("\",\n");
    graph::write_section("entities", catalogue.entities, out, write_one);
    out.write(",\n");
    graph::write_section("decisions", catalogue.decisions, out, write_one);
    out.write("}\n");
    return out.str();
}

}  // namespace lacis::entities
