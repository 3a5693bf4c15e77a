#include "layers/search/plan_index.h"

#include <algorithm>
#include <array>
#include <map>
#include <type_traits>

#include "layers/catalogue/type_names.h"
#include "layers/model/fields.h"

namespace saban::layers {

namespace {

constexpr std::size_t kCheckEvery = 512;  ///< features between questions whether to stop

/// Columns whose texts are for machines.
bool isForPeople(std::string_view column) {
    constexpr std::array kNot{std::string_view("uid"),   std::string_view("name"),          std::string_view("note"),  std::string_view("groups"),
                              std::string_view("phases"), std::string_view("hidden_layers"), std::string_view("style"), std::string_view("fill")};
    return std::find(kNot.begin(), kNot.end(), column) == kNot.end() && !column.ends_with("_uid");
}

/// Words by which a feature is found beside its name. Most repeat from feature to feature: each is folded once.
class OtherWords {
 public:
    OtherWords(const StructureCatalogue& catalogue, const SymbolNames* symbols) : catalogue_(catalogue), symbols_(symbols) {}

    template <typename T>
    std::string of(const T& feature) {
        std::string words;
        for (const TableName& table : tablesOf<T>()) add(words, folded(std::string(table.titleVi) + " " + std::string(table.titleEn)));
        for (const Field<T>& field : fieldsOf<T>())
            if (field.type == FieldType::Text && isForPeople(field.column)) add(words, ofText(field.column, field.words, textOf(field.get(feature))));
        if (!feature.note.empty()) add(words, foldedForSearch(feature.note));
        return words;
    }

 private:
    static void add(std::string& words, const std::string& more) {
        if (!words.empty() && !more.empty()) words += ' ';
        words += more;
    }

    const std::string& folded(const std::string& text) {
        const auto [place, isNew] = folded_.try_emplace(text);
        if (isNew) place->second = foldedForSearch(text);
        return place->second;
    }

    std::string ofText(std::string_view column, std::span<const Word> words, const std::string& value) {
        if (value.empty()) return {};
        if (!words.empty()) {
            const auto index = indexOfWord(words, value);
            if (!index) return {};
            const Word& word = words[*index];
            return folded(std::string(word.vi) + " " + std::string(word.en) + (word.also.empty() ? "" : " " + std::string(word.also)));
        }
        if (column == "symbol_code") return ofSymbol(value);
        if (column == "type") {
            const StructureType* type = catalogue_.find(value);
            return folded(type ? type->nameVi + " " + type->nameEn + " " + std::string(formerNameOf(value)) : value);
        }
        return folded(value);
    }

    const std::string& ofSymbol(const std::string& code) {
        const auto [place, isNew] = symbolWords_.try_emplace(code);
        const SymbolEntry* entry = isNew && symbols_ ? symbols_->find(code) : nullptr;
        if (entry) {
            std::string all = entry->nameVi + " " + entry->nameEn;
            for (const std::string& keyword : entry->keywords) all += " " + keyword;
            place->second = foldedForSearch(all);
        }
        return place->second;
    }

    const StructureCatalogue& catalogue_;
    const SymbolNames* symbols_;
    std::map<std::string, std::string> folded_, symbolWords_;
};

std::string nameFor(const Feature& feature) {
    if (!feature.name.empty()) return feature.name;
    return feature.note.substr(0, feature.note.find('\n'));
}

}  // namespace

std::shared_ptr<const PlanIndex> PlanIndex::of(const Plan& plan, const StructureCatalogue* catalogue, const SymbolNames* symbols, const std::stop_token& stop) {
    auto index = std::make_shared<PlanIndex>();
    OtherWords words(catalogue ? *catalogue : defaultCatalogue(), symbols);
    std::size_t count = 0;
    forEachKind([&](auto tag) {
        using T = typename decltype(tag)::Type;
        constexpr bool isPart = std::is_same_v<T, UnitPosition> || std::is_same_v<T, WorkLogEntry>;
        for (const auto& row : plan.all<T>().rows()) {
            if (++count % kCheckEvery == 0 && stop.stop_requested()) return;
            if (isPart && row->name.empty() && row->note.empty()) continue;
            std::string name = nameFor(*row);
            index->names_.add(name, words.of(*row));
            index->entries_.push_back({.feature = {std::string(kindName<T>()), row->uid}, .name = std::move(name)});
        }
    });
    if (stop.stop_requested()) return nullptr;
    return index;
}

std::vector<FoundFeature> PlanIndex::find(std::string_view query, std::size_t most, const std::stop_token& stop) const {
    std::vector<FoundFeature> found;
    const auto nameOf = [this](std::uint32_t entry) -> std::string_view { return entries_[entry].name; };
    for (const NameMatch& match : names_.find(query, most, nameOf, stop))
        found.push_back({.feature = entries_[match.entry].feature, .name = entries_[match.entry].name, .rank = match.rank});
    return found;
}

}  // namespace saban::layers
