#pragma once

#include <span>
#include <string_view>

#include "layers/model/features.h"
#include "layers/model/value.h"
#include "layers/model/words.h"

namespace saban::layers {

// One description of what features hold, for all that reads, writes, lists, compares or edits them.

enum class FieldType { Text, Integer, Real, Boolean, Day, Moment };

/// A field of features of the kind T: a column of its table.
template <typename T>
struct Field {
    std::string_view column;  ///< "heading_deg"
    FieldType type;
    std::string_view titleVi, titleEn;
    std::span<const Word> words{};  ///< of an enumeration, stored as text; empty: free
    Value (*get)(const T& feature);  ///< nothing when it is not given
    /// Takes texts as people write them too. False, and the feature as it was, for what makes no sense.
    bool (*set)(T& feature, const Value& value);
};

/// A table of the plan's file, and the geometry of what is in it.
struct TableName {
    std::string_view name;
    GeometryKind geometry;
    std::string_view titleVi, titleEn;
};

/// What the kind T is called and which tables hold it. The first is also its name on the command line.
template <typename T>
std::span<const TableName> tablesOf();

/// "uid", "name", "note" and "groups" come first.
template <typename T>
std::span<const Field<T>> fieldsOf();

template <typename T>
const Field<T>* findField(std::string_view column) {
    for (const Field<T>& field : fieldsOf<T>())
        if (field.column == column) return &field;
    return nullptr;
}

template <typename T>
struct KindTag {
    using Type = T;
};

/// Calls `visit(KindTag<T>())` for every kind of feature, in the order in which they refer to each other: phases and groups first.
template <typename Visit>
void forEachKind(Visit&& visit) {
    visit(KindTag<Group>());
    visit(KindTag<Phase>());
    visit(KindTag<MapLayer>());
    visit(KindTag<Unit>());
    visit(KindTag<CommandPost>());
    visit(KindTag<Structure>());
    visit(KindTag<Route>());
    visit(KindTag<Checkpoint>());
    visit(KindTag<UnitPosition>());
    visit(KindTag<Area>());
    visit(KindTag<ControlLine>());
    visit(KindTag<Remark>());
    visit(KindTag<Scene>());
    visit(KindTag<WorkItem>());
    visit(KindTag<WorkLogEntry>());
}

/// "structures": the name of a kind.
template <typename T>
std::string_view kindName() {
    return tablesOf<T>().front().name;
}

}  // namespace saban::layers
