// SPDX-License-Identifier: Apache-2.0
#include "entities/joining.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>

#include "support/utf8.hpp"

namespace lacis::entities {
namespace {

constexpr std::uint32_t kNone = 0xffffffffU;

/// One way of naming: all names with equal keys, but for a company's that bears a person's name.
struct Form {
    std::string key;
    std::vector<std::string> words;  // of its first mention
    std::vector<std::string> folded;
    std::vector<std::uint32_t> names;
    TypeEvidence tagged{};          // what the tagger makes of its places,
    TypeEvidence evidence{};        // and what the words around say
    std::uint32_t after_title = 0;  // how often "M." or "Mme" stands before it
    EntityType type = EntityType::kPerson;
    std::optional<std::uint32_t> start;  // of a single place that the user has decided about
    const KnownEntity* known = nullptr;
    bool decided = false;  // the user has said whose name it is

    [[nodiscard]] double weight() const { return evidence[static_cast<std::size_t>(type)]; }
    [[nodiscard]] NameUse use() const { return {key, type, start}; }
    [[nodiscard]] bool is_person() const { return type == EntityType::kPerson; }
};

std::vector<std::string> fold_all(const std::vector<std::string>& words) {
    std::vector<std::string> folded;
    folded.reserve(words.size());
    for (const std::string& word : words) folded.push_back(utf8::fold(word));
    return folded;
}

/// Is `part` the beginning or the end of `whole`, and shorter?
bool begins_or_ends(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
    if (part.size() >= whole.size()) return false;
    return std::equal(part.begin(), part.end(), whole.begin()) ||
           std::equal(part.rbegin(), part.rend(), whole.rbegin());
}

/// Are the letters the initials of the words, of all parts of hyphenated ones? Articles and prepositions may
/// lend theirs or not: "LREM" and "La République en marche", "FMI" and "Fonds monétaire international".
class Initials {
  public:
    Initials(const std::vector<std::string>& folded, const WordLists& lists) {
        for (const std::string& word : folded) {
            std::string_view rest = word;
            if (rest.starts_with("l'") || rest.starts_with("d'")) rest.remove_prefix(2);
            const bool small = lists.is_inner_word(rest) || lists.is_person_particle(rest);
            bool begins = true;
            for (const char c : rest) {
                if (begins) parts_.push_back({c, small});
                begins = c == '-' || c == '\'';
            }
        }
    }

    [[nodiscard]] bool spell(std::string_view letters, std::size_t part = 0) const {
        if (part == parts_.size()) return letters.empty();
        const bool lends = !letters.empty() && letters.front() == parts_[part].letter;
        return (lends && spell(letters.substr(1), part + 1)) ||
               (parts_[part].small && spell(letters, part + 1));
    }

  private:
    struct Part {
        char letter;
        bool small;
    };
    std::vector<Part> parts_;
};

/// The letters of all words, without hyphens: "al-Sissi", "al Sissi".
std::string squeezed(const std::vector<std::string>& words) {
    std::string letters;
    for (const std::string& word : words) letters += word;
    std::erase(letters, '-');
    return letters;
}

/// Are the words of `part` among those of `whole`, in their order?
bool is_subsequence(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
    std::size_t at = 0;
    for (const std::string& word : whole) {
        if (at < part.size() && part[at] == word) ++at;
    }
    return at == part.size();
}

/// Do two words differ in one letter, put in, left out or changed?
bool one_letter_apart(std::string_view a, std::string_view b) {
    if (a.size() < b.size()) std::swap(a, b);
    if (a.size() > b.size() + 1 || a == b) return false;
    std::size_t at = 0;
    while (at < b.size() && a[at] == b[at]) ++at;
    return a.substr(at + 1) == b.substr(a.size() == b.size() ? at + 1 : at);
}

class Joiner {
  public:
    Joiner(const std::vector<Name>& names, const WordLists& lists, const DocumentDecisions& decisions)
        : names_(names), lists_(lists), decisions_(decisions) {
        form_of_.resize(names.size());
        reasons_.resize(names.size(), "same-name");
        make_forms();
        for (Form& form : forms_) settle_type(form);
        parents_.resize(forms_.size());
        std::iota(parents_.begin(), parents_.end(), 0U);
    }

    JoinedNames join() {
        split_companies();
        join_decided();
        join_defined();
        join_full_names();
        join_surnames();
        join_first_names();
        join_initials();
        join_kinds();
        join_shortened();
        join_aliases();
        join_addresses();
        join_places();
        return groups();
    }

  private:
    [[nodiscard]] std::uint32_t root(std::uint32_t form) const {
        while (parents_[form] != form) form = parents_[form];
        return form;
    }

    /// The forms become one entity; the names of `form` get the reason.
    void unite(std::uint32_t form, std::uint32_t with, const std::string& reason) {
        if (kept_apart(form, with)) return;
        for (const std::uint32_t name : forms_[form].names) reasons_[name] = reason;
        parents_[root(form)] = root(with);
    }

    /// Has the user said that two forms, or others that have been joined with them, are different?
    [[nodiscard]] bool kept_apart(std::uint32_t form, std::uint32_t with) const {
        if (decisions_.empty() || root(form) == root(with)) return false;
        const auto differ = [this](const Form& a, const Form& b) {
            return decisions_.different(a.use(), b.use()) ||
                   (a.known != nullptr && b.known != nullptr && a.known != b.known &&
                    !decisions_.same(a.use(), b.use()));
        };
        for (std::uint32_t a = 0; a < forms_.size(); ++a) {
            if (root(a) != root(form)) continue;
            for (std::uint32_t b = 0; b < forms_.size(); ++b) {
                if (root(b) == root(with) && differ(forms_[a], forms_[b])) return true;
            }
        }
        return false;
    }

    /// A surname that a known person is also called by does not decide between two who bear it.
    [[nodiscard]] bool is_surname_of_another(const Form& form) const {
        return std::any_of(forms_.begin(), forms_.end(), [&](const Form& full) {
            return is_full_name(full) && is_surname_of(form, full) &&
                   decisions_.known(full.use()) != form.known;
        });
    }

    /// What the catalogue knows, and what the user has decided.
    void join_decided() {
        if (decisions_.empty()) return;
        for (Form& form : forms_) {
            form.known = decisions_.known(form.use());
            if (form.known != nullptr && is_surname_of_another(form)) form.known = nullptr;
        }
        for (std::uint32_t a = 0; a < forms_.size(); ++a) {
            for (std::uint32_t b = 0; b < a; ++b) {
                if (forms_[a].names.empty() || forms_[b].names.empty()) continue;
                const bool known = forms_[a].known != nullptr && forms_[a].known == forms_[b].known;
                const bool same = decisions_.same(forms_[a].use(), forms_[b].use());
                if ((!known && !same) || kept_apart(a, b)) continue;
                unite(a, b, same ? "decided-same" : "catalogue");
                forms_[a].decided = true;
                forms_[b].decided = true;
            }
        }
    }

    /// A place that the user has told apart is still of its name, if nothing else has been found for it.
    void join_places() {
        for (std::uint32_t form = 0; form < forms_.size(); ++form) {
            if (!forms_[form].start || root(form) != form || forms_[form].decided) continue;
            for (std::uint32_t base = 0; base < forms_.size(); ++base) {
                if (forms_[base].start || forms_[base].key != forms_[form].key || forms_[base].names.empty())
                    continue;
                unite(form, base, "same-name");
                break;
            }
        }
    }

    void make_forms() {
        std::map<std::string, std::uint32_t> by_key;
        for (std::uint32_t i = 0; i < names_.size(); ++i) {
            const Name& name = names_[i];
            const bool alone = decisions_.has_place(name.start);
            const auto [found, fresh] =
                by_key.emplace(alone ? name.key + ' ' + std::to_string(name.start) : name.key,
                               static_cast<std::uint32_t>(forms_.size()));
            if (fresh) {
                Form& form = forms_.emplace_back();
                form.key = name.key;
                if (alone) form.start = name.start;
                form.words = name.words;
                form.folded = fold_all(name.words);
            }
            add_to_form(found->second, i);
        }
    }

    void add_to_form(std::uint32_t number, std::uint32_t name_number) {
        Form& form = forms_[number];
        const Name& name = names_[name_number];
        form_of_[name_number] = number;
        form.names.push_back(name_number);
        for (std::size_t type = 0; type < kTypeCount; ++type) {
            form.tagged[type] += name.evidence[type];
            form.evidence[type] += name.context[type];
        }
        if (name.after_title) ++form.after_title;
        constexpr double kGovernor = 0.7;
        constexpr double kCompany = 1.1;  // "site" and "titre" say less than "géant" and "groupe"
        if (name.governor != nullptr) {
            form.evidence[static_cast<std::size_t>(name.governor->type)] +=
                name.governor->type == EntityType::kOrganization ? kCompany : kGovernor;
        }
    }

    void settle_type(Form& form) const {
        constexpr double kTitle = 2;
        constexpr double kTown = 0.4;  // towns are also surnames, and stand for their clubs
        constexpr double kListed = 0.9;
        // The tagger sees a name's other places at each of them: it errs at all of them together.
        constexpr double kPlaces = 2;
        const double share = std::sqrt(std::min(1.0, kPlaces / static_cast<double>(form.names.size())));
        for (std::size_t type = 0; type < kTypeCount; ++type)
            form.evidence[type] += share * form.tagged[type];
        form.evidence[static_cast<std::size_t>(EntityType::kPerson)] += kTitle * form.after_title;
        const std::uint32_t listings = lists_.listings(WordLists::squeeze(names_[form.names.front()].text));
        const auto note = [&](Listing first, Listing last, EntityType type, double weight) {
            for (auto i = static_cast<unsigned>(first); i <= static_cast<unsigned>(last); ++i) {
                if ((listings >> i & 1U) != 0) {
                    form.evidence[static_cast<std::size_t>(type)] += weight;
                    return;
                }
            }
        };
        note(Listing::kCountry, Listing::kNature, EntityType::kPlace, kTown);
        note(Listing::kOrganization, Listing::kOrganization, EntityType::kOrganization, kListed);
        note(Listing::kPlace, Listing::kPlace, EntityType::kPlace, kListed);
        note(Listing::kProduct, Listing::kProduct, EntityType::kProduct, kListed);
        note(Listing::kProject, Listing::kProject, EntityType::kProject, kListed);
        form.type = static_cast<EntityType>(std::max_element(form.evidence.begin(), form.evidence.end()) -
                                            form.evidence.begin());
    }

    [[nodiscard]] bool is_full_name(const Form& form) const {
        return form.is_person() && form.words.size() >= 2;
    }

    /// The surname of a full name, as a sequence of folded words.
    [[nodiscard]] std::vector<std::string> surname_of(const Form& form) const {
        std::size_t start = form.words.size() - 1;
        while (start > 1 && lists_.is_person_particle(form.folded[start - 1])) --start;
        return {form.folded.begin() + static_cast<std::ptrdiff_t>(start), form.folded.end()};
    }

    /// Does the form name persons of this full name by the surname alone, with or without its particle?
    [[nodiscard]] bool is_surname_of(const Form& form, const Form& full) const {
        if (form.folded.size() >= full.folded.size()) return false;
        const std::vector<std::string> surname = surname_of(full);
        if (form.folded == surname || squeezed(form.folded) == squeezed(surname)) return true;
        return form.folded.size() < surname.size() &&
               std::equal(form.folded.rbegin(), form.folded.rend(), surname.rbegin());
    }

    /// "Rochebrune" for "de Rochebrune-Kaci", "Assad" for "al-Assad", "Lula" for "Luiz Inácio Lula da Silva".
    [[nodiscard]] bool is_part_of_surname(const Form& form, const Form& full) const {
        if (form.words.size() != 1) return false;
        if (std::find(full.folded.begin() + 1, full.folded.end(), form.folded.front()) != full.folded.end())
            return true;
        const std::string& last = full.folded.back();
        const std::size_t hyphen = last.find('-');
        if (hyphen == std::string::npos) return false;
        const std::string_view part = form.folded.front();
        return part == std::string_view(last).substr(hyphen + 1) ||
               (part == std::string_view(last).substr(0, hyphen) && !lists_.first_name(form.words.front()));
    }

    /// "le groupe Dassault" beside "Serge Dassault": what stands behind an organisation's noun is a form of
    /// its own.
    void split_companies() {
        const std::size_t count = forms_.size();
        for (std::uint32_t number = 0; number < count; ++number) {
            const bool surname = std::any_of(
                forms_.begin(), forms_.begin() + static_cast<std::ptrdiff_t>(count),
                [&](const Form& full) { return is_full_name(full) && is_surname_of(forms_[number], full); });
            if (!surname) continue;
            std::vector<std::uint32_t> persons;
            std::vector<std::uint32_t> companies;
            for (const std::uint32_t name : forms_[number].names) {
                const NounSense* governor = names_[name].governor;
                const bool company = governor != nullptr && governor->type == EntityType::kOrganization;
                (company ? companies : persons).push_back(name);
            }
            if (companies.empty()) {
                forms_[number].type = EntityType::kPerson;
                continue;
            }
            Form company = forms_[number];
            const auto refill = [&](std::uint32_t form, const std::vector<std::uint32_t>& names) {
                forms_[form].names.clear();
                forms_[form].evidence = {};
                forms_[form].tagged = {};
                forms_[form].after_title = 0;
                for (const std::uint32_t name : names) add_to_form(form, name);
            };
            refill(number, persons);
            forms_[number].type = EntityType::kPerson;
            const auto fresh = static_cast<std::uint32_t>(forms_.size());
            forms_.push_back(std::move(company));
            parents_.push_back(fresh);
            refill(fresh, companies);
            forms_[fresh].type = EntityType::kOrganization;
        }
    }

    void join_defined() {
        for (std::uint32_t i = 0; i < names_.size(); ++i) {
            if (names_[i].defined_by < 0) continue;
            const std::uint32_t form = form_of_[i];
            const std::uint32_t longer = form_of_[static_cast<std::size_t>(names_[i].defined_by)];
            if (root(form) == root(longer)) continue;
            unite(form, longer, "acronym-defined");
            forms_[form].type = forms_[longer].type;
        }
    }

    /// One letter apart in one long word, and of one gender.
    [[nodiscard]] bool is_misspelt(const Form& a, const Form& b) const {
        constexpr std::size_t kLong = 6;
        if (a.folded.size() != b.folded.size()) return false;
        std::size_t differences = 0;
        for (std::size_t i = 0; i < a.folded.size(); ++i) {
            if (a.folded[i] == b.folded[i]) continue;
            const bool letter = std::min(a.folded[i].size(), b.folded[i].size()) >= kLong &&
                                a.folded[i].front() == b.folded[i].front() &&
                                one_letter_apart(a.folded[i], b.folded[i]);
            if (!letter) return false;
            ++differences;
        }
        return differences == 1 &&
               lists_.likely_gender(a.words.front()) == lists_.likely_gender(b.words.front());
    }

    /// "Morel Jeanne" and "Jeanne Morel".
    static bool are_turned(const Form& a, const Form& b) {
        return a.folded.size() == 2 && b.folded.size() == 2 && a.folded[0] == b.folded[1] &&
               a.folded[1] == b.folded[0];
    }

    /// "John F. Kennedy" and "John Kennedy", "M.-O. Tessandier" and "Marc-Olivier Tessandier", "El Hadj Omar
    /// Diop" and "Omar Diop", "Nathalie Morel" and "Natalie Morel".
    [[nodiscard]] bool same_person(const Form& a, const Form& b) const {
        if (begins_or_ends(a.folded, b.folded) || begins_or_ends(b.folded, a.folded)) return true;
        if (is_misspelt(a, b) || are_turned(a, b)) return true;
        if (a.folded.back() != b.folded.back()) return false;

        const std::string& first = a.folded.front();
        const std::string& other = b.folded.front();
        if (first == other) return true;
        const auto is_initial_of = [](const std::string& initial, const std::string& name) {
            return initial.size() >= 2 && initial.ends_with('.') && initial[0] == name[0];
        };
        return is_initial_of(first, other) || is_initial_of(other, first);
    }

    void join_full_names() {
        for (std::uint32_t a = 0; a < forms_.size(); ++a) {
            if (!is_full_name(forms_[a])) continue;
            for (std::uint32_t b = 0; b < a; ++b) {
                if (!is_full_name(forms_[b]) || !same_person(forms_[a], forms_[b])) continue;
                unite(a, b, "full-name-variant");
                break;
            }
        }
    }

    /// Full names that `fits` accepts, one for each entity.
    template <class Fits>
    [[nodiscard]] std::vector<std::uint32_t> full_names(std::uint32_t form, const Fits& fits) const {
        std::vector<std::uint32_t> found;
        for (std::uint32_t full = 0; full < forms_.size(); ++full) {
            if (full == form || !is_full_name(forms_[full]) || forms_[full].names.empty()) continue;
            if (!fits(forms_[full]) || kept_apart(form, full)) continue;
            const auto same = [&](std::uint32_t other) { return root(other) == root(full); };
            if (std::none_of(found.begin(), found.end(), same)) found.push_back(full);
        }
        return found;
    }

    void join_surnames() {
        const std::size_t count = forms_.size();
        for (std::uint32_t form = 0; form < count; ++form) {
            if (!forms_[form].is_person() || forms_[form].names.empty() || forms_[form].decided) continue;
            auto bearers =
                full_names(form, [&](const Form& full) { return is_surname_of(forms_[form], full); });
            if (bearers.empty() && root(form) == form) {
                bearers = full_names(
                    form, [&](const Form& full) { return is_part_of_surname(forms_[form], full); });
            }
            if (bearers.size() == 1) unite(form, bearers.front(), "surname");
            if (bearers.size() > 1) share_out(form, bearers);
        }
    }

    /// Each place of a surname that several persons bear goes to the one named last before it whose gender
    /// fits.
    void share_out(std::uint32_t form, const std::vector<std::uint32_t>& bearers) {
        const std::vector<std::uint32_t> names = std::move(forms_[form].names);
        forms_[form].names.clear();
        for (const std::uint32_t name : names) {
            std::uint32_t best = kNone;
            std::uint32_t best_place = 0;
            for (const std::uint32_t bearer : bearers) {
                const Gender gender = gender_of(forms_[bearer]);
                const Gender wanted = names_[name].gender;
                if (wanted != Gender::kUnknown && gender != Gender::kUnknown && wanted != gender) continue;
                const std::uint32_t place = last_before(bearer, name);
                if (best == kNone || place > best_place) {
                    best = bearer;
                    best_place = place;
                }
            }
            if (best == kNone) best = bearers.front();
            form_of_[name] = best;
            forms_[best].names.push_back(name);
            reasons_[name] = "surname-nearest";
        }
        for (const std::uint32_t bearer : bearers)
            std::sort(forms_[bearer].names.begin(), forms_[bearer].names.end());
    }

    /// 1 + the last name of the form's entity before `name`; 0 if there is none.
    [[nodiscard]] std::uint32_t last_before(std::uint32_t form, std::uint32_t name) const {
        std::uint32_t last = 0;
        for (std::uint32_t other = 0; other < name; ++other) {
            if (root(form_of_[other]) == root(form)) last = other + 1;
        }
        return last;
    }

    void join_first_names() {
        for (std::uint32_t form = 0; form < forms_.size(); ++form) {
            const Form& alone = forms_[form];
            if (!alone.is_person() || alone.words.size() != 1 || root(form) != form || alone.names.empty() ||
                alone.decided)
                continue;
            const auto bearers = full_names(
                form, [&](const Form& full) { return full.folded.front() == alone.folded.front(); });
            if (bearers.size() == 1) unite(form, bearers.front(), "first-name");
        }
    }

    [[nodiscard]] bool is_acronym(const Form& form) const {
        if (form.words.size() != 1) return false;
        const std::string& word = form.words.front();
        const std::uint32_t length = utf8::count_code_points(word);
        return length >= 2 && length <= 8 && utf8::starts_upper(word) && form.type != EntityType::kPerson;
    }

    void join_initials() {
        for (std::uint32_t form = 0; form < forms_.size(); ++form) {
            if (!is_acronym(forms_[form]) || root(form) != form || forms_[form].decided) continue;
            const std::string& letters = forms_[form].folded.front();
            for (std::uint32_t longer = 0; longer < forms_.size(); ++longer) {
                const Form& candidate = forms_[longer];
                if (candidate.words.size() < 2 || candidate.is_person() || candidate.names.empty()) continue;
                if (!Initials(candidate.folded, lists_).spell(letters)) continue;
                unite(form, longer, "acronym-initials");
                break;
            }
        }
    }

    [[nodiscard]] static std::string name_of(const Form& form) {
        std::string name;
        for (const std::string& word : form.words) name += (name.empty() ? "" : " ") + word;
        return name;
    }

    /// Who is introduced by a full name is shortened later. "X" before "X Brain", or beside it in one
    /// sentence, is the parent and its offshoot; unless the longer name only adds what kind of thing it is
    /// ("groupe X", "X SA").
    [[nodiscard]] bool may_shorten(const Form& part, const Form& whole) const {
        const Name& first_part = names_[part.names.front()];
        const Name& first_whole = names_[whole.names.front()];
        const bool introduced =
            first_whole.sentence < first_part.sentence ||
            (first_whole.sentence == first_part.sentence && first_whole.first_token < first_part.first_token);
        const auto adds_nothing = [&](const std::string& word) {
            const bool shared = std::find(part.words.begin(), part.words.end(), word) != part.words.end();
            return shared || lists_.is_legal_form(word) || !lists_.noun(word).empty() ||
                   lists_.is_inner_word(utf8::lower(word));
        };
        if (std::all_of(whole.words.begin(), whole.words.end(), adds_nothing)) return true;
        // "ministère de l'Économie" before "ministère de l'Économie et des Finances".
        if (part.words.size() > 1 && opens_institution(part)) return true;
        // "Renault" is known, and no short form of "Renault Owners Club".
        constexpr std::size_t kFewWords = 1;
        const bool known = part.words.size() + kFewWords < whole.words.size() &&
                           !lists_.known_kinds(name_of(part), part.type).empty();
        return introduced && !known && !stand_together(part, whole);
    }

    /// "X et X Brain", one word apart: two that are named together.
    [[nodiscard]] bool stand_together(const Form& part, const Form& whole) const {
        return std::any_of(part.names.begin(), part.names.end(), [&](std::uint32_t one) {
            return std::any_of(whole.names.begin(), whole.names.end(), [&](std::uint32_t other) {
                return names_[one].sentence == names_[other].sentence &&
                       names_[one].end_token + 1 == names_[other].first_token;
            });
        });
    }

    /// "INSA" beside "INSA Lyon", "Wallenquist" beside "fondation Wallenquist".
    void join_shortened() {
        for (std::uint32_t form = 0; form < forms_.size(); ++form) {
            const Form& part = forms_[form];
            if (part.is_person() || part.type == EntityType::kPlace || part.names.empty() || part.decided)
                continue;
            std::vector<std::uint32_t> wholes;
            for (std::uint32_t longer = 0; longer < forms_.size(); ++longer) {
                const Form& whole = forms_[longer];
                const bool type = whole.type == part.type || (part.words.size() > 1 && !whole.is_person() &&
                                                              whole.type != EntityType::kPlace);
                if (!type || whole.names.empty() || root(longer) == root(form)) continue;
                if (begins_or_ends(part.folded, whole.folded) && may_shorten(part, whole) &&
                    !kept_apart(form, longer)) {
                    wholes.push_back(longer);
                }
            }
            const auto same = [&](std::uint32_t whole) { return root(whole) == root(wholes.front()); };
            if (!wholes.empty() && std::all_of(wholes.begin(), wholes.end(), same)) {
                unite(form, wholes.front(), "short-name");
            }
        }
    }

    /// Does a form only add to another what kind of thing it is: "ville de X" to "X", "sommet X" to "X"?
    [[nodiscard]] bool adds_kind(const Form& whole, const Form& part) const {
        if (!begins_or_ends(part.folded, whole.folded) || whole.folded.front() == part.folded.front())
            return false;
        const auto senses = lists_.noun(whole.words.front());
        const auto added = static_cast<std::ptrdiff_t>(whole.words.size() - part.words.size());
        const auto filler = [&](const std::string& word) {
            return lists_.is_inner_word(utf8::lower(word)) ||
                   (!utf8::starts_upper(word) && (lists_.word_kinds(word) & (kCommonNoun | kAdjective)) != 0);
        };
        if (!std::all_of(whole.words.begin() + 1, whole.words.begin() + added, filler)) return false;
        // "Société du Grand Paris" is not the Grand Paris.
        const bool complement =
            added > 1 && lists_.is_inner_word(utf8::lower(*(whole.words.begin() + added - 1)));
        return std::any_of(senses.begin(), senses.end(), [&](const NounSense& sense) {
            if (sense.same && (part.type == EntityType::kPlace || complement)) return true;
            if (complement || sense.type == EntityType::kPerson) return false;
            const bool event = sense.type == EntityType::kPlace && part.type == EntityType::kProject;
            const bool company = sense.type == EntityType::kOrganization && part.is_person();
            return (sense.title || sense.head) && (sense.type == part.type || event || company);
        });
    }

    /// "ville de X" and "X", "Société de développement X", "Société X" and "X"; "la Fondation", if the text
    /// names one only.
    void join_kinds() {
        for (std::uint32_t form = 0; form < forms_.size(); ++form) {
            const Form& part = forms_[form];
            if (part.names.empty() || part.decided) continue;
            std::optional<bool> bearer;  // asked of few, for all names are looked at
            const auto is_bearer = [&] {
                if (!bearer)
                    bearer = part.is_person() && (part.words.size() > 1 || part.after_title > 0 ||
                                                  !full_names(form, [&](const Form& full) {
                                                       return is_surname_of(part, full);
                                                   }).empty());
                return *bearer;
            };
            for (std::uint32_t longer = 0; longer < forms_.size(); ++longer) {
                const Form& whole = forms_[longer];
                if (whole.names.empty() || whole.is_person() || root(longer) == root(form)) continue;
                const bool shorter = part.words.size() > 1 && part.words.size() < whole.words.size() &&
                                     part.type == whole.type && opens_institution(part) &&
                                     part.folded.front() == whole.folded.front() &&
                                     part.folded.back() == whole.folded.back() &&
                                     is_subsequence(part.folded, whole.folded);
                if ((!shorter && !adds_kind(whole, part)) || kept_apart(form, longer) || is_bearer())
                    continue;
                if (part.is_person()) forms_[form].type = whole.type;
                unite(form, longer, "short-name");
            }
        }
        join_lone_heads();
    }

    [[nodiscard]] bool opens_institution(const Form& form) const {
        const auto senses = lists_.noun(form.words.front());
        return std::any_of(senses.begin(), senses.end(), [](const NounSense& sense) {
            return sense.head && sense.type == EntityType::kOrganization;
        });
    }

    void join_lone_heads() {
        for (std::uint32_t form = 0; form < forms_.size(); ++form) {
            const Form& alone = forms_[form];
            if (alone.words.size() != 1 || alone.names.empty() || alone.decided || root(form) != form ||
                !utf8::starts_upper(alone.words.front()) || !opens_institution(alone) ||
                lists_.listings(WordLists::squeeze(alone.words.front())) != 0)
                continue;
            std::vector<std::uint32_t> wholes;
            for (std::uint32_t longer = 0; longer < forms_.size(); ++longer) {
                const Form& whole = forms_[longer];
                if (whole.words.size() < 2 || whole.names.empty() ||
                    whole.folded.front() != alone.folded.front())
                    continue;
                wholes.push_back(longer);
            }
            const auto same = [&](std::uint32_t whole) { return root(whole) == root(wholes.front()); };
            if (!wholes.empty() && std::all_of(wholes.begin(), wholes.end(), same))
                unite(form, wholes.front(), "short-name");
        }
    }

    /// "lemonde.fr" and "Le Monde".
    void join_addresses() {
        for (std::uint32_t form = 0; form < forms_.size(); ++form) {
            if (forms_[form].words.size() != 1 || forms_[form].names.empty()) continue;
            const std::string& address = forms_[form].words.front();
            const std::size_t dot = address.rfind('.');
            if (dot == std::string::npos || !lists_.is_domain(std::string_view(address).substr(dot + 1)))
                continue;
            const std::string key = name_key(address.substr(0, dot));
            for (std::uint32_t site = 0; site < forms_.size(); ++site) {
                const bool same =
                    forms_[site].key == key || (key.starts_with("le") && forms_[site].key == key.substr(2));
                if (site != form && same && !forms_[site].names.empty() && !forms_[site].is_person()) {
                    unite(form, site, "short-name");
                    break;
                }
            }
        }
    }

    /// "les États-Unis" and "les USA": what general usage takes for one.
    void join_aliases() {
        std::map<std::uint32_t, std::uint32_t> first;
        for (std::uint32_t form = 0; form < forms_.size(); ++form) {
            if (forms_[form].names.empty() || forms_[form].decided) continue;
            const std::uint32_t set = lists_.alias(names_[forms_[form].names.front()].text);
            if (set == 0) continue;
            const auto [found, fresh] = first.emplace(set, form);
            if (!fresh && root(found->second) != root(form)) unite(form, found->second, "listed-alias");
        }
    }

    [[nodiscard]] Gender gender_of(const Form& form) const {
        if (!form.is_person()) return Gender::kUnknown;
        for (const std::uint32_t name : form.names) {
            if (names_[name].gender != Gender::kUnknown) return names_[name].gender;
        }
        if (form.words.size() < 2) return Gender::kUnknown;
        return lists_.likely_gender(form.words.front());
    }

    /// Longer names are better labels; names in capitals are worse; earlier ones win.
    [[nodiscard]] std::uint32_t fullest_of(const std::vector<std::uint32_t>& names, EntityType type) const {
        const auto rank = [&](std::uint32_t number) {
            const Name& name = names_[number];
            const bool shouting = name.text.size() > 5 && utf8::lower(name.text) != name.text &&
                                  name.words.size() > 1 && all_upper(name.text);
            const std::size_t length = type == EntityType::kPlace ? 0 : name.words.size();
            return std::pair(shouting ? 0 : 1, length);
        };
        std::uint32_t best = names.front();
        for (const std::uint32_t name : names) {
            if (rank(name) > rank(best)) best = name;
        }
        return best;
    }

    static bool all_upper(std::string_view text) {
        for (std::size_t byte = 0; byte < text.size();) {
            if (utf8::is_lower(utf8::decode(text, byte))) return false;
        }
        return true;
    }

    JoinedNames groups() {
        JoinedNames result;
        result.group_of.resize(names_.size());
        result.reasons = std::move(reasons_);
        std::map<std::uint32_t, std::uint32_t> group_of_root;
        for (std::uint32_t i = 0; i < names_.size(); ++i) {
            const std::uint32_t top = root(form_of_[i]);
            const auto [found, fresh] =
                group_of_root.emplace(top, static_cast<std::uint32_t>(result.groups.size()));
            if (fresh) result.groups.emplace_back();
            result.group_of[i] = found->second;
            result.groups[found->second].names.push_back(i);
        }
        for (const auto& [top, number] : group_of_root) settle(result.groups[number]);
        return result;
    }

    void settle(NameGroup& group) const {
        std::array<double, kTypeCount> votes{};
        std::array<int, 3> genders{};
        std::uint32_t last_form = kNone;
        for (const std::uint32_t name : group.names) {
            const std::uint32_t number = form_of_[name];
            votes[static_cast<std::size_t>(forms_[number].type)] +=
                1 + names_[name].evidence_for(forms_[number].type);
            ++genders[static_cast<std::size_t>(names_[name].gender)];
            if (number != last_form) ++genders[static_cast<std::size_t>(gender_of(forms_[number]))];
            last_form = number;
        }
        group.type = static_cast<EntityType>(std::max_element(votes.begin(), votes.end()) - votes.begin());
        const int feminine = genders[static_cast<std::size_t>(Gender::kFeminine)];
        const int masculine = genders[static_cast<std::size_t>(Gender::kMasculine)];
        if (group.type == EntityType::kPerson && feminine != masculine) {
            group.gender = feminine > masculine ? Gender::kFeminine : Gender::kMasculine;
        }
        group.fullest = fullest_of(group.names, group.type);
    }

    const std::vector<Name>& names_;
    const WordLists& lists_;
    const DocumentDecisions& decisions_;
    std::vector<Form> forms_;
    std::vector<std::uint32_t> form_of_;
    std::vector<std::string> reasons_;
    std::vector<std::uint32_t> parents_;
};

}  // namespace

JoinedNames join_names(const std::vector<Name>& names, const WordLists& lists,
                       const DocumentDecisions& decisions) {
    return Joiner(names, lists, decisions).join();
}

}  // namespace lacis::entities
