#pragma once

#include <QTreeView>

#include "viewer/app/compare_model.h"

namespace saban::app {

/// The list of differences. Space ticks the row of the cursor, a click or Enter looks at it, a click on a box only ticks it.
class CompareTree : public QTreeView {
    Q_OBJECT

   public:
    CompareTree(CompareModel& model, CompareFilter& filter, QWidget* parent = nullptr);

    /// What was unfolded and where the cursor was stays so, where it still differs. A first short list is unfolded.
    void setComparison(ComparisonPtr comparison, layers::ComparisonStyle style);
    void fitColumns();

   signals:
    /// At an index of the filter.
    void looked(const QModelIndex& index);

   protected:
    void mouseReleaseEvent(QMouseEvent* event) override;

   private:
    void toggleCurrent();

    CompareModel& model_;
    CompareFilter& filter_;
    bool isTicked_ = false;  ///< since the mouse was last released
};

}  // namespace saban::app
