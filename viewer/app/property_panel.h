#pragma once

#include <QString>
#include <QWidget>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/core/bounds.h"
#include "geo/crs/coordinates.h"
#include "layers/catalogue/structure_catalogue.h"
#include "layers/edit/field_edits.h"
#include "layers/model/feature_ref.h"
#include "viewer/app/place_editor.h"

class QFormLayout;
class QLabel;
class QScrollArea;

namespace saban::app {

class PlanSession;

/// Properties of what is selected in a plan: one feature, or several of a kind, whose differing values are shown as "—" and set
/// together. Every change is one edit of the session, made when a field is left or with Enter; what makes no sense is refused with the
/// reason beside the field. The names of the selection's kinds and their number stand above.
/// Thread safety: GUI thread. The session must outlive the panel.
class PropertyPanel : public QWidget {
    Q_OBJECT

   public:
    explicit PropertyPanel(PlanSession& session, QWidget* parent = nullptr);

    /// The phase that is shown: where units stand is of a phase.
    void setPhase(const layers::Uid& phase);
    /// Types to choose from; null: those that come with the program.
    void setCatalogue(std::shared_ptr<const layers::StructureCatalogue> catalogue);
    /// Where the table is, in the plan's CRS: places far from it are refused. Nothing: as the plan's settings say.
    void setTableBounds(const std::optional<geo::Bounds>& bounds);

    geo::CoordinateStyle coordinateStyle() const { return style_; }
    void setCoordinateStyle(geo::CoordinateStyle style);

    /// Puts the keys into the first field, or that of this column.
    void focusField(const std::string& column = "name");
    /// The editor of a column ("place": that of the coordinates); null when the selection has none.
    FieldEditor* editor(const std::string& column) const;

   signals:
    void coordinateStyleChanged(saban::geo::CoordinateStyle style);
    /// What was typed and could not be taken over before something else was selected, in words for a person.
    void troubled(const QString& message);

   protected:
    void changeEvent(QEvent* event) override;

   private:
    struct Row {
        layers::FieldDescription field;
        FieldEditor* editor = nullptr;
    };

    void showSelection();
    void commitTyped();
    void build();
    void addPlace();
    void addRow(const layers::FieldDescription& field);
    /// Wide ones lie below their title.
    static void giveRoom(FieldEditor& editor, const layers::FieldDescription& field);
    void addTitled(const QString& title, FieldEditor* editor, bool isWide);
    FieldEditor* makeEditor(const layers::FieldDescription& field);
    FieldEditor* makeReference(const layers::FieldDescription& field, const QString& title);
    void refresh();
    void showHeading();
    void showLists(const Row& row);
    void showHints(const Row& row);
    bool canBeGiven(const Row& row, const layers::SharedValue& value) const;
    void enter(const Row& row, const layers::Value& value);
    void place(const layers::Geometry& geometry);
    const layers::StructureCatalogue& catalogue() const;
    QString titleOf(const layers::FieldDescription& field) const;

    PlanSession& session_;
    std::shared_ptr<const layers::StructureCatalogue> catalogue_;
    layers::Uid phase_;
    std::optional<geo::Bounds> table_;
    geo::CoordinateStyle style_ = geo::CoordinateStyle::NorthingEasting;
    std::vector<layers::FeatureRef> features_;  ///< that the form shows
    std::vector<Row> rows_;
    PlaceEditor* place_ = nullptr;
    std::string crsOfFrame_;
    PlaceFrame frame_;

    QLabel* heading_;
    QLabel* note_;
    QScrollArea* scroll_;
    QWidget* form_ = nullptr;
    QFormLayout* layout_ = nullptr;
};

}  // namespace saban::app
