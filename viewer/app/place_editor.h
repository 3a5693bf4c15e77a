#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "geo/core/bounds.h"
#include "geo/core/error.h"
#include "geo/crs/coordinates.h"
#include "geo/crs/crs.h"
#include "layers/model/geometry.h"
#include "viewer/app/field_editors.h"

namespace saban::app {

/// What coordinates are written in and read by.
struct PlaceFrame {
    std::optional<geo::Crs> crs{};          ///< of the plan; nothing: places are neither shown nor taken
    std::optional<geo::Crs> vietnamGrid{};  ///< what X and Y are in where the plan's CRS is none of VN-2000; nothing: the plan's
    std::optional<geo::Bounds> table{};     ///< where places are expected, in `crs`

    /// For a plan in that CRS with a table there.
    static PlaceFrame of(const std::string& crs, const std::optional<geo::Bounds>& table);
};

/// As people write a place, in the plan's CRS; grid coordinates to the millimetre where they have any.
geo::Result<std::string> writtenPlace(glm::dvec2 point, const PlaceFrame& frame, geo::CoordinateStyle style);
/// Places of a list, all with as many decimals as the one that needs most. Errors: as of the first that cannot be written.
geo::Result<std::vector<std::string>> writtenPlaces(std::span<const glm::dvec2> points, const PlaceFrame& frame, geo::CoordinateStyle style);

/// Reads what people write. Errors: those of `geo::parseAnyCoordinate`; `InvalidArgument` for what lies more than 100 km from the table.
geo::Result<glm::dvec2> readPlace(const QString& text, const PlaceFrame& frame);

/// Place of a feature: the coordinates of a point, or of the vertices of a line or an area, one a line of text. Typed or pasted, in any style.
class PlaceEditor : public FieldEditor {
    Q_OBJECT

   public:
    PlaceEditor(const QString& title, QWidget* parent);

    /// `expected`: what the feature can be when it has no place yet.
    void setPlace(const layers::Geometry& geometry, layers::GeometryKind expected, const PlaceFrame& frame);
    void setCoordinateStyle(geo::CoordinateStyle style);
    geo::CoordinateStyle coordinateStyle() const { return style_; }

    void setValue(const layers::SharedValue&) override {}
    void setEditable(bool isEditable) override;
    void commit() override;
    void accept() override;
    void retranslate();

   signals:
    void placed(const saban::layers::Geometry& geometry);
    void styleChosen(saban::geo::CoordinateStyle style);

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    static QString nameOf(geo::CoordinateStyle style);
    void showPlace();
    QString typedText() const;
    void setText(const QString& text);
    geo::Result<layers::Geometry> readText() const;

    QComboBox* styles_;
    QLineEdit* point_;
    QPlainTextEdit* vertices_;
    layers::Geometry geometry_;
    layers::GeometryKind kind_ = layers::GeometryKind::None;
    PlaceFrame frame_;
    geo::CoordinateStyle style_ = geo::CoordinateStyle::NorthingEasting;
    QString shown_;
    bool isTyped_ = false, isFilling_ = false, isEditable_ = true;
};

}  // namespace saban::app
