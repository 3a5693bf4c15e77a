#include "layers/catalogue/structure_catalogue.h"

#include <algorithm>
#include <cassert>

#include "geo/core/text.h"
#include "layers/catalogue/size_limits.h"

namespace saban::layers {

const std::array<SizeField, 12>& sizeFields() {
    using S = StructureSizes;
    using O = SizeOverrides;
    constexpr auto point = StructureGeometry::Point;
    constexpr auto line = StructureGeometry::Line;
    static const std::array<SizeField, 12> fields{{
        {"sizes_m.length", &S::lengthM, &O::lengthM, {1000.0}, point},
        {"sizes_m.width", &S::widthM, &O::widthM, {1000.0}, point},
        {"sizes_m.top_width", &S::topWidthM, &O::topWidthM, {50.0}, line},
        {"sizes_m.bottom_width", &S::bottomWidthM, &O::bottomWidthM, {50.0}, line},
        {"sizes_m.depth", &S::depthM, &O::depthM, {50.0}, line},
        {"sizes_m.height", &S::heightM, &O::heightM, {200.0}, point},
        {"sizes_m.height", &S::heightM, &O::heightM, {20.0}, line},
        {"excavation_depth_m", &S::excavationDepthM, &O::excavationDepthM, {50.0, LowerEnd::Included}, point},
        {"cover_thickness_m", &S::coverThicknessM, &O::coverThicknessM, {20.0, LowerEnd::Included}, {}},
        {"side_slope.cut", &S::cutSlope, &O::cutSlope, {10.0, LowerEnd::Included}, {}},
        {"side_slope.fill", &S::fillSlope, &O::fillSlope, {10.0, LowerEnd::Included}, {}},
        {"clear_space_m", &S::clearSpaceM, &O::clearSpaceM, {500.0, LowerEnd::Included}, {}},
    }};
    return fields;
}

std::string describe(const NumberRange& range) {
    return range.zero == LowerEnd::Included ? text(SABAN_TR("layers", "a number from 0 to {0}"), range.most)
                                            : text(SABAN_TR("layers", "a number over 0 and at most {0}"), range.most);
}

StructureGeometry geometryOf(StructureModel model) {
    return model == StructureModel::CoveredTrench || model == StructureModel::OpenTrench ? StructureGeometry::Line
                                                                                         : StructureGeometry::Point;
}

geo::Result<StructureSizes> resolved(const StructureType& type, const SizeOverrides& overrides) {
    StructureSizes sizes = type.sizes;
    for (const SizeField& field : sizeFields()) {
        const std::optional<double>& change = overrides.*field.change;
        if (!change || !isUsedBy(field, type.geometry)) continue;
        if (!field.range.holds(*change))
            return geo::fail(geo::ErrorCode::InvalidArgument,
                             text(SABAN_TR("layers", "a structure of the type '{0}' cannot have {1} = {2}. Give {3}."),
                                  type.id, field.key, *change, describe(field.range)));
        sizes.*field.size = *change;
    }
    if (sizes.bottomWidthM > sizes.topWidthM)
        return geo::fail(
            geo::ErrorCode::InvalidArgument,
            text(SABAN_TR("layers",
                          "a ditch of the type '{0}' cannot be {1} m wide at its floor and {2} m at the ground. "
                          "Give a floor that is at most as wide as the top."),
                 type.id, sizes.bottomWidthM, sizes.topWidthM));
    return sizes;
}

StructureCatalogue::StructureCatalogue(std::vector<StructureType> types, std::string noticeVi, std::string noticeEn)
    : types_(std::move(types)), noticeVi_(std::move(noticeVi)), noticeEn_(std::move(noticeEn)) {
    for (const StructureType& type : types_) {
        (void)type;
        assert(find(type.id) == &type && "two types have the same id");
    }
}

const StructureType* StructureCatalogue::find(std::string_view id) const {
    const auto found =
        std::find_if(types_.begin(), types_.end(), [&](const StructureType& type) { return type.id == id; });
    return found == types_.end() ? nullptr : &*found;
}

StructureCatalogue StructureCatalogue::mergedWith(const StructureCatalogue& other) const {
    std::vector<StructureType> types = types_;
    for (const StructureType& type : other.types_) {
        const auto same =
            std::find_if(types.begin(), types.end(), [&](const StructureType& mine) { return mine.id == type.id; });
        if (same == types.end())
            types.push_back(type);
        else
            *same = type;
    }
    return StructureCatalogue(std::move(types), other.noticeVi_.empty() ? noticeVi_ : other.noticeVi_,
                              other.noticeEn_.empty() ? noticeEn_ : other.noticeEn_);
}

}  // namespace saban::layers
