#pragma once

#include <QWidget>

#include "viewer/overlay/screen_titles.h"

class QDoubleSpinBox;
class QLabel;

namespace saban::app {

/// The room of a presentation: how high the picture is there and how far away the last row sits, with a sentence that says whether letters are read from it and, if not, what to change. A part for
/// dialogs.
class RoomBox : public QWidget {
    Q_OBJECT

   public:
    explicit RoomBox(QWidget* parent = nullptr);

    /// Shows a room without telling of a change. 0: not known.
    void setRoom(const viewer::RoomSetting& room);
    viewer::RoomSetting room() const;
    /// The picture that the sentence speaks of: its height and what of it is a logical pixel. 1080 pixels at first.
    void setPicture(int heightPx, double pixelRatio);

    QString sentence() const;
    /// False for a room whose last row cannot read the smallest letters, however large they are made.
    bool isReadable() const;

   signals:
    void changed();

   protected:
    void changeEvent(QEvent* event) override;

   private:
    void tell();
    void retranslateUi();

    QLabel *heightLabel_, *rowLabel_, *sentence_;
    QDoubleSpinBox *height_, *row_;
    int pictureHeightPx_ = 1080;
    double pixelRatio_ = 1.0;
};

/// The room as it was last told to this computer; not known at first.
viewer::RoomSetting savedRoom();
void saveRoom(const viewer::RoomSetting& room);

}  // namespace saban::app
