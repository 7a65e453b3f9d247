// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "entities/antecedents.hpp"

/// What speaks for and against an entity as the one that a reference stands for, as the ranker sees it: where
/// it was mentioned, what it is, what the document calls it, and the words around the reference.
namespace lacis::entities {

/// Of whom the document says what a description's noun says.
enum class Claim : std::uint8_t { kNobody, kOwn, kShared, kOther };

/// An entity that may be meant.
struct RivalView {
    std::uint32_t number = 0;  ///< Of the entity.
    const Entity& entity;
    const std::vector<Fact>& facts;
    Gender name_gender = Gender::kUnknown;         ///< Grammatical.
    const std::vector<const Antecedent*>& places;  ///< Its places within reach, in text order; at least one.
    bool nearest = false;                          ///< No other candidate has been mentioned since.
    bool first = false;                            ///< Of the candidates' last sentence the first.
    unsigned prominence = 0;                       ///< Bits of Prominence.
    bool far = false;                              ///< Named before the reach only.
    Claim claim = Claim::kNobody;
};

/// Of one reference. What it is made from must outlive it.
class ReferenceFeatures {
  public:
    ReferenceFeatures(const std::vector<language::Sentence>& sentences, const WordLists& lists,
                      const ReferenceQuery& query, std::size_t candidate_count);

    [[nodiscard]] std::vector<language::FeatureKey> of(const RivalView& rival) const;
    /// Of the outcome that nobody named is meant; `holders`: of how many entities the document says what the
    /// noun says.
    [[nodiscard]] std::vector<language::FeatureKey> of_none(std::size_t holders) const;

  private:
    class Keys;
    void add_place(const RivalView& rival, Keys& keys) const;
    void add_discourse(const RivalView& rival, Keys& keys) const;
    void add_kind(const RivalView& rival, Keys& keys) const;
    void add_post(const RivalView& rival, Keys& keys) const;
    void add_description(const RivalView& rival, Keys& keys) const;
    [[nodiscard]] std::uint64_t beside(const RivalView& rival) const;
    [[nodiscard]] std::uint64_t has_such(const RivalView& rival) const;

    const std::vector<language::Sentence>& sentences_;
    const WordLists& lists_;
    const ReferenceQuery& query_;
    const language::Sentence& here_;
    std::uint64_t kind_ = 0;
    std::uint64_t count_ = 0;           // of candidates
    std::uint64_t form_ = 0;            // of the reference, or its noun
    std::uint64_t relation_ = 0;        // of the reference in the tree
    std::uint64_t outer_relation_ = 0;  // of what it hangs on
    std::string governor_;              // what the reference hangs on: its lemma
    std::uint64_t governor_cluster_ = 0;
    std::uint64_t governor_coarse_ = 0;
    std::uint64_t preposition_ = 0;
    std::vector<std::string> kinds_of_holder_;  // "son maire": what has one
};

}  // namespace lacis::entities
