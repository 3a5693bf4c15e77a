#include "layers/search/name_index.h"

#include <QString>
#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "layers/symbols/symbol_search.h"

namespace saban::layers {

namespace {

// Folded texts hold neither.
constexpr char kEndOfName = '\x1f', kEndOfEntry = '\n';
constexpr std::size_t kRanks = 5;
/// So many are kept of each rank for one that is wanted: marks choose among them.
constexpr std::size_t kSpare = 8;
constexpr std::size_t kCheckEvery = 2048;  ///< entries looked at between questions whether to stop

std::vector<std::string_view> wordsOf(std::string_view folded) {
    std::vector<std::string_view> words;
    while (!folded.empty()) {
        const std::size_t end = std::min(folded.find(' '), folded.size());
        if (end > 0) words.push_back(folded.substr(0, end));
        folded.remove_prefix(std::min(end + 1, folded.size()));
    }
    return words;
}

bool beginsAWord(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
        if (at == 0 || text[at - 1] == ' ') return true;
    return false;
}

std::optional<MatchRank> rankOf(std::string_view entry, std::string_view query, const std::vector<std::string_view>& words) {
    const std::size_t end = entry.find(kEndOfName);
    const std::string_view name = entry.substr(0, end), more = entry.substr(end + 1);
    const auto all = [&](const auto& test) { return std::all_of(words.begin(), words.end(), test); };
    if (name == query) return MatchRank::Exact;
    if (name.starts_with(query)) return MatchRank::Prefix;
    if (all([&](std::string_view word) { return beginsAWord(name, word); })) return MatchRank::Word;
    if (all([&](std::string_view word) { return name.find(word) != std::string_view::npos; })) return MatchRank::Inside;
    if (all([&](std::string_view word) { return name.find(word) != std::string_view::npos || beginsAWord(more, word); })) return MatchRank::Elsewhere;
    return std::nullopt;
}

/// Small letters with their marks, composed, one blank between words.
QString withMarks(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).normalized(QString::NormalizationForm_C).toLower().simplified();
}

}  // namespace

void NameIndex::add(std::string_view name, std::string_view foldedMore) {
    starts_.push_back(text_.size());
    text_ += foldedForSearch(name);
    text_ += kEndOfName;
    text_ += foldedMore;
    text_ += kEndOfEntry;
}

std::string_view NameIndex::entry(std::size_t index) const {
    const std::size_t end = index + 1 < starts_.size() ? starts_[index + 1] : text_.size();
    return std::string_view(text_).substr(starts_[index], end - 1 - starts_[index]);
}

std::vector<NameMatch> NameIndex::find(std::string_view query, std::size_t most, const std::function<std::string_view(std::uint32_t)>& nameOf,
                                       const std::stop_token& stop) const {
    const std::string folded = foldedForSearch(query);
    const auto words = wordsOf(folded);
    if (words.empty() || most == 0) return {};
    const std::string_view longest = *std::max_element(words.begin(), words.end(), [](auto a, auto b) { return a.size() < b.size(); });

    std::array<std::vector<std::uint32_t>, kRanks> found;
    std::size_t lookedAt = 0, index = 0;
    for (const char* at = text_.data(); index < starts_.size();) {
        at = static_cast<const char*>(memmem(at, static_cast<std::size_t>(text_.data() + text_.size() - at), longest.data(), longest.size()));
        if (!at) break;
        const auto offset = static_cast<std::size_t>(at - text_.data());
        while (index + 1 < starts_.size() && starts_[index + 1] <= offset) ++index;
        if (++lookedAt % kCheckEvery == 0 && stop.stop_requested()) return {};
        if (const auto rank = rankOf(entry(index), folded, words)) {
            auto& ofRank = found[static_cast<std::size_t>(*rank)];
            if (ofRank.size() < most * kSpare) ofRank.push_back(static_cast<std::uint32_t>(index));
        }
        if (++index < starts_.size()) at = text_.data() + starts_[index];
    }

    const QString exact = withMarks(query);
    const bool hasMarks = exact.toStdString() != folded;
    std::vector<NameMatch> best;
    for (std::size_t rank = 0; rank < kRanks && best.size() < most; ++rank) {
        if (hasMarks)
            std::stable_partition(found[rank].begin(), found[rank].end(), [&](std::uint32_t entry) { return withMarks(nameOf(entry)).contains(exact); });
        for (const std::uint32_t entry : found[rank])
            if (best.size() < most) best.push_back({entry, static_cast<MatchRank>(rank)});
    }
    return best;
}

}  // namespace saban::layers
