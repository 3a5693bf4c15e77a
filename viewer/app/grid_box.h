#pragma once

#include <QWidget>

#include "viewer/render/look.h"

class QCheckBox;
class QComboBox;

namespace saban::app {

/// Which grid lies on the ground, and whether contours bear their heights: a part of the panel for the look.
class GridBox : public QWidget {
    Q_OBJECT

   public:
    explicit GridBox(QWidget* parent = nullptr);

    /// Shows a look without telling of a change.
    void setLook(const viewer::Look& look);
    /// Whether contours bear their heights: for a place among what is said of contours.
    QCheckBox* contourLabels() const { return labels_; }
    /// With what is chosen here.
    void applyTo(viewer::Look& look) const;

   signals:
    void changed();

   protected:
    void changeEvent(QEvent* event) override;

   private:
    void fill();
    void retranslateUi();

    QCheckBox* labels_;
    QComboBox* grid_;
};

}  // namespace saban::app
