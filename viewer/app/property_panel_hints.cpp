// What fields of the properties tell beside their values: what a code means, what holds where nothing is given.
#include <string_view>

#include "layers/edit/field_edits.h"
#include "layers/model/words.h"
#include "layers/symbols/symbol_search.h"
#include "viewer/app/colour_editor.h"
#include "viewer/app/language.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/property_panel.h"
#include "viewer/app/typed_values.h"
#include "viewer/overlay/draped_plan.h"

namespace saban::app {

namespace {

/// A type's own size where a structure has none of its own.
std::optional<double> sizeOf(const layers::StructureType& type, const std::string& column) {
    if (type.geometry == layers::StructureGeometry::Line) {
        if (column == "width_m") return type.sizes.topWidthM;
        if (column == "height_m") return type.sizes.heightM;
        if (column == "excavation_m") return type.sizes.depthM;
        if (column == "cover_m") return type.sizes.coverThicknessM;
        return std::nullopt;
    }
    if (column == "length_m") return type.sizes.lengthM;
    if (column == "width_m") return type.sizes.widthM;
    if (column == "height_m") return type.sizes.heightM;
    if (column == "excavation_m") return type.sizes.excavationDepthM;
    if (column == "cover_m") return type.sizes.coverThicknessM;
    return std::nullopt;
}

/// A trench is as long as its line, and its ditch is that of its type.
bool isOfTypeOrLine(const layers::StructureType& type, const std::string& column) {
    return type.geometry == layers::StructureGeometry::Line && (column == "length_m" || column == "width_m" || column == "excavation_m");
}

const layers::SymbolEntry* signOf(const std::string& code) {
    static const auto names = layers::SymbolNames::builtIn();
    return names && !code.empty() ? (*names)->find(code) : nullptr;
}

QString signName(const std::string& code) {
    const layers::SymbolEntry* entry = signOf(code);
    return entry ? QString::fromStdString(language() == Language::Vietnamese ? entry->nameVi : entry->nameEn) : QString{};
}

/// True where the sign is that of any post, which is the main post's too, and the post is another one: "main" below it would contradict its kind.
bool isSignOfAnyPost(const std::string& code, const std::string& postKind) {
    constexpr std::string_view kAnyPost = "10031002001100000000";
    const layers::SymbolEntry* entry = signOf(code);
    return entry && entry->code == kAnyPost && postKind != layers::wordOf(layers::CommandPostKind::Main);
}

layers::Area areaOf(layers::AreaKind kind) {
    layers::Area area;
    area.kind = kind;
    return area;
}

}  // namespace

void PropertyPanel::showHints(const Row& row) {
    const auto& plan = *session_.shown();
    if (row.field.column == "symbol_code") {
        const std::string code = layers::textOf(layers::sharedValue(plan, features_, "symbol_code").value);
        const bool isPost = features_.front().kind == layers::kindName<layers::CommandPost>();
        row.editor->setHint(isPost && isSignOfAnyPost(code, layers::textOf(layers::sharedValue(plan, features_, "kind").value)) ? tr("Command post") : signName(code));
    }
    if (auto* colour = qobject_cast<ColourEditor*>(row.editor)) {
        const auto kind = layers::fromWord<layers::AreaKind>(layers::textOf(layers::sharedValue(plan, features_, "kind").value));
        const geo::Colour own = kind ? viewer::lookOf(areaOf(*kind), std::nullopt).line : geo::Colour{};
        colour->setOwnColour(kind ? QColor(own.red, own.green, own.blue) : QColor());
    }
    auto* line = qobject_cast<LineEditor*>(row.editor);
    if (!line || features_.front().kind != layers::kindName<layers::Structure>()) return;
    const auto* type = catalogue().find(layers::textOf(layers::sharedValue(plan, features_, "type").value));
    const auto size = type ? sizeOf(*type, row.field.column) : std::nullopt;
    const bool isOfLine = type && type->geometry == layers::StructureGeometry::Line && row.field.column == "length_m";
    line->setDefaultText(size ? tr("%1 (default)").arg(shownText(*size, layers::FieldType::Real)) : isOfLine ? tr("its line's") : QString{});
}

/// What would change nothing is not asked for; what is there can be taken away.
bool PropertyPanel::canBeGiven(const Row& row, const layers::SharedValue& value) const {
    if (value.isMixed || !layers::textOf(value.value).empty() || features_.front().kind != layers::kindName<layers::Structure>()) return true;
    const auto* type = catalogue().find(layers::textOf(layers::sharedValue(*session_.shown(), features_, "type").value));
    return !type || !isOfTypeOrLine(*type, row.field.column);
}

}  // namespace saban::app
