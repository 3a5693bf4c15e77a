#pragma once

#include <QWidget>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;

namespace saban::app {

class TableWidget;
class TwoViews;

/// How two views share the table, and which pictures and vector layers the active one shows. Phase, tint and what else is looked at
/// is chosen where it always is: that acts on the active view.
class TwoViewsPanel : public QWidget {
    Q_OBJECT

   public:
    TwoViewsPanel(TableWidget& table, TwoViews& views, QWidget* parent = nullptr);

    QComboBox& layoutBox() { return *layout_; }
    QComboBox& viewBox() { return *view_; }
    QListWidget& layers() { return *layers_; }

   protected:
    void changeEvent(QEvent* event) override;

   private:
    void show();
    void fillLayers();
    void takeLayers();
    void retranslateUi();

    TableWidget& table_;
    TwoViews& views_;
    QLabel *layoutTitle_, *viewTitle_, *layersTitle_, *note_;
    QComboBox *layout_, *view_;
    QCheckBox* linked_;
    QListWidget* layers_;
    bool isFilling_ = false;
};

}  // namespace saban::app
