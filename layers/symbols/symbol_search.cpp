#include "layers/symbols/symbol_search.h"

#include <QString>
#include <QStringList>
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "geo/core/text.h"
#include "layers/symbols/small_file.h"
#include "layers/symbols/symbol_code.h"
#include "layers/symbols/symbol_resources.h"

namespace saban::layers {

namespace {

using geo::ErrorCode;
using geo::fail;

constexpr std::size_t kLargestFileBytes = 4u << 20;
constexpr std::array<std::string_view, 6> kKinds{"unit", "command_post", "equipment", "installation", "activity", "point"};

/// Small letters, composed, words with one blank between them.
std::string simplified(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).normalized(QString::NormalizationForm_C).toLower().simplified().toStdString();
}

std::vector<std::string> wordsOf(const std::string& folded) {
    std::vector<std::string> words;
    for (const QString& word : QString::fromStdString(folded).split(QLatin1Char(' '), Qt::SkipEmptyParts)) words.push_back(word.toStdString());
    return words;
}

tl::unexpected<geo::Error> badEntry(const std::string& path, std::size_t number, const std::string& reason) {
    return fail(ErrorCode::BadFormat, text(SABAN_TR("layers", "cannot read the names of signs '{0}': entry {1}: {2}."), path, number, reason));
}

/// The part of a code of digits that says what it stands for: symbol set, entity and modifiers, and whether it is a command post.
std::string subjectOf(const SymbolCode& code) { return code.text.substr(4, 2) + code.text.substr(10, 10) + (code.isHeadquarters ? "H" : ""); }

geo::Result<SymbolEntry> readEntry(const nlohmann::json& json, const std::string& path, std::size_t number) {
    if (!json.is_object()) return badEntry(path, number, text(SABAN_TR("layers", "it is no object {{...}}")));
    SymbolEntry entry;
    for (const auto& [key, value] : json.items()) {
        if (key == "code" && value.is_string()) entry.code = value;
        else if (key == "name_vi" && value.is_string()) entry.nameVi = value;
        else if (key == "name_en" && value.is_string()) entry.nameEn = value;
        else if (key == "kind" && value.is_string() && std::find(kKinds.begin(), kKinds.end(), value.get<std::string>()) != kKinds.end())
            entry.kind = static_cast<SymbolKind>(std::find(kKinds.begin(), kKinds.end(), value.get<std::string>()) - kKinds.begin());
        else if (key == "keywords" && value.is_array() && std::all_of(value.begin(), value.end(), [](const auto& word) { return word.is_string(); }))
            entry.keywords = value.get<std::vector<std::string>>();
        else
            return badEntry(path, number,
                            text(SABAN_TR("layers", "'{0}' is unknown or has a wrong value; there are code, kind, name_vi, name_en and keywords"), key));
    }
    const auto code = parseSymbolCode(entry.code);
    if (!code) return badEntry(path, number, code.error().message);
    if (code->form != SymbolForm::Digits20) return badEntry(path, number, text(SABAN_TR("layers", "its code is not of 20 digits")));
    if (simplified(entry.nameVi).empty() || simplified(entry.nameEn).empty())
        return badEntry(path, number, text(SABAN_TR("layers", "it lacks name_vi or name_en")));
    entry.code = code->text;
    return entry;
}

}  // namespace

struct SymbolNames::Words {
    std::array<std::string, 2> names;        ///< small, composed
    std::array<std::string, 2> foldedNames;  ///< and without marks
    std::vector<std::string> ofNames, ofKeywords;
    std::string subject;
};

geo::Result<std::shared_ptr<const SymbolNames>> SymbolNames::builtIn() {
    static const auto names = fromJson(symbolResource("entities.json"), "entities.json");
    return names;
}

geo::Result<std::shared_ptr<const SymbolNames>> SymbolNames::read(const std::string& path) {
    const auto content = readSmallFile(path, text(SABAN_TR("layers", "the names of signs")), kLargestFileBytes);
    if (!content) return tl::unexpected(content.error());
    return fromJson(*content, path);
}

geo::Result<std::shared_ptr<const SymbolNames>> SymbolNames::fromJson(const std::string& content, const std::string& path) {
    const std::string what = text(SABAN_TR("layers", "the names of signs"));
    const auto json = parseJsonObject(content, path, what);
    if (!json) return tl::unexpected(json.error());
    const auto list = json->find("symbols");
    if (list == json->end() || !list->is_array() || list->empty())
        return fail(ErrorCode::BadFormat, text(SABAN_TR("layers", "cannot read {0} '{1}': it has no list \"symbols\" with entries."), what, path));
    std::shared_ptr<SymbolNames> names(new SymbolNames);
    std::set<std::string> subjects;
    for (const auto& item : *list) {
        const std::size_t number = names->entries_.size() + 1;
        auto entry = readEntry(item, path, number);
        if (!entry) return tl::unexpected(entry.error());
        Words words{.names = {simplified(entry->nameVi), simplified(entry->nameEn)},
                    .foldedNames = {foldedForSearch(entry->nameVi), foldedForSearch(entry->nameEn)},
                    .ofNames = {},
                    .ofKeywords = {},
                    .subject = subjectOf(*parseSymbolCode(entry->code))};
        if (!subjects.insert(words.subject).second)
            return badEntry(path, number, text(SABAN_TR("layers", "the code {0} is there twice"), entry->code));
        words.ofNames = wordsOf(words.foldedNames[0] + " " + words.foldedNames[1]);
        for (const std::string& keyword : entry->keywords)
            for (std::string& word : wordsOf(foldedForSearch(keyword))) words.ofKeywords.push_back(std::move(word));
        names->words_.push_back(std::move(words));
        names->entries_.push_back(*std::move(entry));
    }
    return std::shared_ptr<const SymbolNames>(std::move(names));
}

std::vector<const SymbolEntry*> SymbolNames::search(std::string_view query, std::size_t most) const {
    const std::string exact = simplified(query), folded = foldedForSearch(query);
    const auto wanted = wordsOf(folded);
    const auto begins = [](const std::vector<std::string>& words, const std::string& word) {
        return std::any_of(words.begin(), words.end(), [&](const std::string& w) { return w.starts_with(word); });
    };
    const auto isAny = [](const std::array<std::string, 2>& names, const auto& test) { return std::any_of(names.begin(), names.end(), test); };
    /// Higher is better; nothing: no match.
    const auto rankOf = [&](const Words& words) -> std::optional<int> {
        if (wanted.empty()) return 0;
        int rank = 0;
        if (isAny(words.foldedNames, [&](const auto& name) { return name == folded; })) rank = 80;
        else if (std::find(words.ofKeywords.begin(), words.ofKeywords.end(), folded) != words.ofKeywords.end()) rank = 78;
        else if (isAny(words.foldedNames, [&](const auto& name) { return name.starts_with(folded); })) rank = 60;
        else if (std::all_of(wanted.begin(), wanted.end(), [&](const auto& word) { return begins(words.ofNames, word); })) rank = 40;
        else if (std::all_of(wanted.begin(), wanted.end(),
                             [&](const auto& word) { return begins(words.ofNames, word) || begins(words.ofKeywords, word); }))
            rank = 20;
        else return std::nullopt;
        if (isAny(words.foldedNames, [&](const auto& name) { return name.find(folded) != std::string::npos; })) rank += 5;
        // Who types marks means them.
        if (isAny(words.names, [&](const auto& name) { return name.find(exact) != std::string::npos; })) rank += exact == folded ? 10 : 30;
        return rank;
    };
    std::vector<std::pair<int, const SymbolEntry*>> found;
    for (std::size_t i = 0; i < entries_.size(); ++i)
        if (const auto rank = rankOf(words_[i])) found.emplace_back(*rank, &entries_[i]);
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<const SymbolEntry*> result;
    for (const auto& [rank, entry] : found)
        if (result.size() < most) result.push_back(entry);
    return result;
}

const SymbolEntry* SymbolNames::find(std::string_view text) const {
    const auto code = parseSymbolCode(text);
    if (!code || code->form == SymbolForm::Letters) return nullptr;
    const auto at = [&](const std::string& subject) -> const SymbolEntry* {
        for (std::size_t i = 0; i < entries_.size(); ++i)
            if (words_[i].subject == subject) return &entries_[i];
        return nullptr;
    };
    if (const SymbolEntry* entry = at(subjectOf(*code))) return entry;
    // The command post of a body that has no entry of its own as one.
    SymbolCode body = *code;
    body.isHeadquarters = false;
    return at(subjectOf(body));
}

std::string foldedForSearch(std::string_view text) {
    QString folded;
    for (const QChar c : QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).normalized(QString::NormalizationForm_KD).toLower()) {
        if (c.isMark()) continue;
        folded += c == QChar(0x0111) ? QLatin1Char('d') : c.isLetterOrNumber() ? c : QLatin1Char(' ');
    }
    return folded.simplified().toStdString();
}

std::string_view nameOf(SymbolKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

}  // namespace saban::layers
