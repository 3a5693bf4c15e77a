#include "layers/exchange/loose_values.h"

#include <algorithm>
#include <cmath>

namespace saban::layers {

std::optional<double> leadingNumber(const std::string& text) {
    const auto begin = text.find_first_of("+-0123456789");
    if (begin != text.find_first_not_of(" \t")) return std::nullopt;
    const auto end = std::min(text.find_first_not_of("+-0123456789.,", begin), text.size());
    return parseNumber(text.substr(begin, end - begin));
}

std::optional<std::string> wordMeant(std::span<const Word> words, const std::string& text) {
    const std::string wanted = " " + folded(text) + " ";
    std::optional<std::string> meant;
    for (const Word& word : words)
        for (const std::string_view name : {word.word, word.vi, word.en, word.also}) {
            if (name.empty()) continue;
            const std::string called = " " + folded(name) + " ";
            if (called == wanted) return std::string(word.word);
            if (wanted.find(called) == std::string::npos) continue;
            if (meant && *meant != word.word) return std::nullopt;
            meant = std::string(word.word);
        }
    return meant;
}

bool isSamePlace(const Geometry& a, const Geometry& b) {
    constexpr double kToleranceM = 0.002;
    const auto isNear = [](glm::dvec2 p, glm::dvec2 q) { return std::abs(p.x - q.x) <= kToleranceM && std::abs(p.y - q.y) <= kToleranceM; };
    const auto isSamePart = [&](const Geometry::Part& p, const Geometry::Part& q) {
        return p.isHole == q.isHole && std::equal(p.points.begin(), p.points.end(), q.points.begin(), q.points.end(), isNear);
    };
    return a.kind == b.kind && std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end(), isSamePart);
}

}  // namespace saban::layers
