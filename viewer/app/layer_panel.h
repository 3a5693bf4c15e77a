#pragma once

#include <QWidget>
#include <string>
#include <vector>

#include "geo/elevation/elevation_source.h"
#include "geo/imagery/imagery_source.h"
#include "geo/vector/vector_source.h"

class QCheckBox;
class QLabel;
class QListWidget;
class QPushButton;
class QSlider;

namespace saban::app {

/// An elevation layer of the list; hidden ones are remembered, but not part of the ground.
struct ElevationEntry {
    geo::ElevationLayer layer;
    bool visible = true;
};

/// The layers of the table: tick to show, drag imagery and vector layers to change what lies on top, remove. The topmost layer is on top.
class LayerPanel : public QWidget {
    Q_OBJECT

   public:
    explicit LayerPanel(QWidget* parent = nullptr);

    /// Lowest first, as in `layers::GroundSpec`.
    void setLayers(const std::vector<ElevationEntry>& elevation, const std::vector<geo::ImageryLayer>& imagery,
                   const std::vector<geo::VectorLayer>& vectors);
    void setFilling(geo::HoleFilling holes);
    /// What is known of the heights' reference; stays readable below the list.
    void setHeightNote(const QString& note);

   signals:
    /// Another set of elevation layers is wanted; the ground must be opened anew.
    void elevationChanged(const std::vector<saban::app::ElevationEntry>& elevation);
    /// Order, ticks or opacity of the same pictures, or fewer of them.
    void imageryChanged(const std::vector<saban::geo::ImageryLayer>& imagery);
    /// The same of vector layers.
    void vectorsChanged(const std::vector<saban::geo::VectorLayer>& vectors);
    void fillingChanged(saban::geo::HoleFilling holes);
    void addRequested();

   protected:
    void changeEvent(QEvent* event) override;

   private:
    QListWidget* makeList(QLabel* title);
    void fillLists();
    void readElevation();
    void readImagery();
    void readVectors();
    void setOpacity(double opacity);
    void removeSelected();
    void showSelection();
    void retranslateUi();

    std::vector<ElevationEntry> elevation_;
    std::vector<geo::ImageryLayer> imagery_;
    std::vector<geo::VectorLayer> vectors_;
    bool isFilling_ = false;  ///< the lists are being filled by the program, not changed by a person

    QLabel* vectorTitle_;
    QListWidget* vectorList_;
    QLabel* imageryTitle_;
    QListWidget* imageryList_;
    QLabel* opacityTitle_;
    QSlider* opacity_;
    QLabel* opacityValue_;
    QLabel* elevationTitle_;
    QListWidget* elevationList_;
    QLabel* heightNote_;
    QCheckBox* fill_;
    QPushButton* add_;
    QPushButton* remove_;
};

}  // namespace saban::app
