#include "layers/catalogue/structure_catalogue.h"
#include "layers/checks/rules.h"

namespace saban::layers {

namespace {

void checkSizes(const Structure& row, const StructureType& type, Findings& findings) {
    const bool isLine = row.geometry.kind == GeometryKind::Line;
    if (!row.geometry.isEmpty() && isLine != (type.geometry == StructureGeometry::Line))
        findings.add(Severity::Error, row,
                     isLine ? text(SABAN_TR("layers", "{0} is a line, but its type '{1}' stands on one point. Choose another type, or place it anew."), titleOf(row), type.id)
                            : text(SABAN_TR("layers", "{0} is a point, but its type '{1}' is built along a line. Choose another type, or draw its line."), titleOf(row), type.id));
    const auto sizes = resolved(type, {.lengthM = row.lengthM, .widthM = row.widthM, .heightM = row.heightM, .excavationDepthM = row.excavationM, .coverThicknessM = row.coverM});
    if (!sizes) findings.add(Severity::Error, row, text(SABAN_TR("layers", "the sizes of {0} cannot be used, those of its type are drawn: {1}"), titleOf(row), sizes.error().message));
}

}  // namespace

void checkStructureTypes(const Plan& plan, const CheckContext& context, Findings& findings) {
    if (!context.isKnownType) return;
    for (const auto& row : plan.all<Structure>().rows()) {
        if (row->type.empty()) findings.add(Severity::Warning, *row, text(SABAN_TR("layers", "{0} has no type, so it has no size either. Choose one."), titleOf(*row)));
        else if (!context.isKnownType(row->type))
            findings.add(Severity::Error, *row, text(SABAN_TR("layers", "{0} is of type '{1}', which the catalogue does not have. Choose another, or add it."), titleOf(*row), row->type));
        else if (const StructureType* type = context.catalogue ? context.catalogue->find(row->type) : nullptr)
            checkSizes(*row, *type, findings);
    }
}

}  // namespace saban::layers
