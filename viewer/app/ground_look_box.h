#pragma once

#include <QWidget>

#include "viewer/render/ground_look.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QSlider;

namespace saban::app {

/// How the ground itself is coloured: tint and its range, slope or aspect, shadows. Every change shows at once; what makes no sense
/// stays as it was typed, with the reason below it.
class GroundLookBox : public QWidget {
    Q_OBJECT

   public:
    explicit GroundLookBox(QWidget* parent = nullptr);

    const viewer::GroundLook& look() const { return look_; }
    /// Shows a look without telling of a change.
    void setLook(const viewer::GroundLook& look);

   signals:
    void changed();

   protected:
    void changeEvent(QEvent* event) override;

   private:
    void layOut();
    void connectAll();
    void apply();
    void applyRange(viewer::GroundLook& look);
    bool applyClasses(viewer::GroundLook& look);
    void changeUnit();
    void showValues();
    void showClasses();
    void showState();
    void retranslateUi();

    viewer::GroundLook look_;
    bool isFilling_ = false;
    QLabel* title_;
    QLabel* tintTitle_;
    QComboBox* tint_;
    QCheckBox* ownRange_;
    QDoubleSpinBox *from_, *to_;
    QLabel* rangeNote_;
    QLabel* shadingTitle_;
    QComboBox* shading_;
    QWidget* slopeRow_;
    QLabel* classesTitle_;
    QLineEdit* classes_;
    QComboBox* unit_;
    QLabel* classesNote_;
    QWidget* opacityRow_;
    QLabel* opacityTitle_;
    QSlider* opacity_;
    QCheckBox* shadows_;
};

}  // namespace saban::app
