#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/error.h"

namespace saban::layers {

enum class StructureGeometry { Point, Line };

/// Which axis of a model's file points upwards.
enum class ModelUp { Y, Z };

/// Seen from above with the structure's heading upwards.
enum class EntranceSide { Front, Back, Left, Right };

/// What most of a structure is made of.
enum class StructureSurface { Earth, Timber, Concrete, Canvas, Metal, Gravel };

/// Which solid model is built from a type's sizes.
enum class StructureModel {
    CommandBunker,
    MeetingBunker,
    PersonnelShelter,
    CoveredTrench,
    OpenTrench,
    Tent,
    FrameHouse,
    BriefingHall,
    SandTableHall,
    WatchTower,
    Gate,
    VehicleShelter,
    ParkingPlace,
    Kitchen,
    MedicalPost,
    CommunicationsPost,
    GeneratorPlace,
    WaterPoint,
    Latrine
};

/// Point or line, whichever the model is made for.
StructureGeometry geometryOf(StructureModel model);

struct StructureColour {
    std::uint8_t r = 0, g = 0, b = 0;
    friend bool operator==(const StructureColour&, const StructureColour&) = default;
};

/// Sizes of one structure. Metres; slopes are horizontal per vertical. Points use `lengthM` and `widthM`, lines the
/// sizes of the ditch; what the geometry does not use is 0.
struct StructureSizes {
    double lengthM = 0.0;  ///< from front to back
    double widthM = 0.0;   ///< from left to right
    double heightM =
        0.0;  ///< points: from the floor to the top, without earth cover; lines: of parapets or cover above the ground
    double topWidthM = 0.0;         ///< of a ditch, at ground level
    double bottomWidthM = 0.0;      ///< of its floor
    double depthM = 0.0;            ///< from the ground to its floor
    double excavationDepthM = 0.0;  ///< of points: how deep the floor lies below the platform
    double coverThicknessM = 0.0;   ///< of the earth above the structure; 0: none
    double cutSlope = 0.0;
    double fillSlope = 0.0;
    double clearSpaceM = 0.0;  ///< to be kept free all around
};

/// What a single structure has otherwise than its type; what is not set is the type's.
struct SizeOverrides {
    std::optional<double> lengthM{}, widthM{}, heightM{};
    std::optional<double> topWidthM{}, bottomWidthM{}, depthM{};
    std::optional<double> excavationDepthM{}, coverThicknessM{};
    std::optional<double> cutSlope{}, fillSlope{};
    std::optional<double> clearSpaceM{};
};

/// For one piece, or for one metre of a line.
struct StructureMaterial {
    std::string nameVi{}, nameEn{};
    double quantity = 0.0;
    std::string unit{};  ///< "m3", "piece" …
};

struct StructureType {
    std::string id{};                ///< stable: plans name types by it
    std::string nameVi{}, nameEn{};  ///< NFC
    StructureGeometry geometry = StructureGeometry::Point;
    StructureSizes sizes{};
    EntranceSide entranceSide = EntranceSide::Front;
    std::vector<StructureMaterial> material{};
    double labourPersonDays = 0.0;  ///< for one piece, or for one metre of a line
    StructureModel model = StructureModel::Tent;
    StructureColour bodyColour{};    ///< of the largest surfaces
    StructureColour accentColour{};  ///< of roof, entrance or markings
    StructureSurface surface = StructureSurface::Earth;
    std::string modelFile{};         ///< of points: a person's own model in place of `model`; empty: none
    ModelUp modelUp = ModelUp::Y;    ///< of that file
};

/// The type's sizes, with those that a structure has otherwise.
/// Errors: `InvalidArgument` naming the first size that is out of range, with the range.
geo::Result<StructureSizes> resolved(const StructureType& type, const SizeOverrides& overrides);

/// Types of structures in the order of their file. Immutable; any thread.
class StructureCatalogue {
 public:
    StructureCatalogue() = default;
    /// No two types may have the same id.
    explicit StructureCatalogue(std::vector<StructureType> types, std::string noticeVi = {}, std::string noticeEn = {});

    const std::vector<StructureType>& types() const { return types_; }
    /// Null when there is none. Lives as long as the catalogue.
    const StructureType* find(std::string_view id) const;

    /// Types of `other` stand in place of those with the same id; the rest follow behind. Notices that `other` has are
    /// taken.
    StructureCatalogue mergedWith(const StructureCatalogue& other) const;

    /// What readers should know of the values; may be empty.
    const std::string& noticeVi() const { return noticeVi_; }
    const std::string& noticeEn() const { return noticeEn_; }

 private:
    std::vector<StructureType> types_;
    std::string noticeVi_, noticeEn_;
};

/// A catalogue and what a person should know of its file.
struct CatalogueReading {
    StructureCatalogue catalogue{};
    geo::Warnings warnings{};  ///< `unknown_key`, once for each key and type
};

/// Reads a file of the form of data/catalogue/structures.schema.json. A `model_file` is relative to its folder, and not
/// opened here.
///
/// Errors, naming file, type and key, what was found and what is allowed: `NotFound`; `Unreadable`; `BadFormat` for
/// what is no JSON (empty, truncated, not UTF-8), lacks a key, holds a value of the wrong kind or out of range, names
/// an id twice, or is larger than 4 MiB.
geo::Result<CatalogueReading> readCatalogue(const std::string& path);

/// The same from text; `name` stands for the file in messages.
geo::Result<CatalogueReading> parseCatalogue(std::string_view json, const std::string& name);

/// The catalogue that comes with the program: data/catalogue/structures.json.
const StructureCatalogue& defaultCatalogue();

}  // namespace saban::layers
