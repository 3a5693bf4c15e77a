#pragma once

#include <QWidget>
#include <string>

#include "viewer/app/message_bar.h"
#include "viewer/app/start_page.h"
#include "viewer/app/table_widget.h"

namespace saban::app {

/// The middle of the window: the table, over it the start page while there is no ground, over both the messages, which leave the plan's marking free. Without any OpenGL the
/// table is never shown, and all else is.
class Stage : public QWidget {
    Q_OBJECT

   public:
    explicit Stage(QWidget* parent = nullptr);
    ~Stage() override;

    TableWidget& table() { return *table_; }
    StartPage& startPage() { return *startPage_; }
    MessageBar& messages() { return *messages_; }

   protected:
    void resizeEvent(QResizeEvent* event) override;

   private:
    void placeMessages();
    int markingPx();

    TableWidget* table_;
    StartPage* startPage_;
    MessageBar* messages_;
    std::string marking_;  ///< that `markingPx_` is of
    QSize markedPx_;
    int markingPx_ = 0;
};

}  // namespace saban::app
