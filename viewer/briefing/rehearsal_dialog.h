#pragma once

#include <QDialog>

#include "viewer/briefing/rehearsal.h"

class QTableWidget;

namespace saban::app {

/// What was planned for each scene and what a rehearsal took, and whether that becomes the plan: accepted, it does.
class RehearsalDialog : public QDialog {
    Q_OBJECT

   public:
    RehearsalDialog(const layers::Plan& plan, const Rehearsal& rehearsal, bool isEditable, QWidget* parent = nullptr);

    QTableWidget& table() { return *table_; }

   private:
    QTableWidget* table_;
};

}  // namespace saban::app
