#pragma once

#include "widgets/training/DataForm.h"

#include <QObject>

#include <vector>

namespace vitrine {

class DataSession;
class DataView;
class SetManagerDialog;
class Session;
class TrainDesk;

/// The look at the data in the Network room: the set that training would take, for the network that is open. A sample
/// that is clicked goes onto the canvas.
class DataDesk : public QObject {
    Q_OBJECT

public:
    DataDesk(Session *session, TrainDesk *training, QWidget *window);

    DataView *view() const { return m_view; }
    DataSession *data() const { return m_data; }

public slots:
    void showSets(); ///< the public ones, to download and to choose from

signals:
    void said(const QString &text);
    void lookWanted(); ///< at the view

private:
    void follow();
    SetManagerDialog *sets();
    void listSets();

    Session *m_session;
    TrainDesk *m_training;
    DataSession *m_data;
    DataView *m_view;
    QWidget *m_window;
    SetManagerDialog *m_sets = nullptr; ///< made when it is first asked for; downloads go on while it is closed
};

/// The public sets, and where those that were fetched lie.
std::vector<PublicSetChoice> publicSetChoices();

} // namespace vitrine
