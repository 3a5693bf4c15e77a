#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace saban::layers {

/// How well a name answers to what is looked for; the first is the best.
enum class MatchRank {
    Exact,     ///< it is the name
    Prefix,    ///< the name begins with it
    Word,      ///< each word of it begins a word of the name
    Inside,    ///< each word of it is somewhere in the name
    Elsewhere  ///< some of its words are only in what else is known of the thing
};

struct NameMatch {
    std::uint32_t entry = 0;  ///< in the order in which they were added
    MatchRank rank = MatchRank::Elsewhere;
};

/// Names to be searched, whatever the case and the marks on letters: "ham hop" finds "Hầm họp".
///
/// One text in memory is searched from its beginning: a million names take some milliseconds for most words, and about a tenth of a
/// second for a single letter.
/// Thread safety: any thread, once everything is added.
class NameIndex {
 public:
    /// `more`: words by which the thing is found as well, folded (`foldedForSearch`) already.
    void add(std::string_view name, std::string_view foldedMore = {});
    std::size_t size() const { return starts_.size(); }

    /// The best `most` of them, the best first, equals in the order in which they were added. Where the query has marks, names with
    /// the same ones come before others of the same rank; `nameOf` gives the name of an entry as it is written.
    /// Empty for a query without letters or digits, and when asked to stop.
    std::vector<NameMatch> find(std::string_view query, std::size_t most, const std::function<std::string_view(std::uint32_t)>& nameOf,
                                const std::stop_token& stop = {}) const;

 private:
    std::string_view entry(std::size_t index) const;

    std::string text_;                  ///< of all entries: name, unit separator, more, line feed
    std::vector<std::size_t> starts_;   ///< of each entry in it
};

}  // namespace saban::layers
