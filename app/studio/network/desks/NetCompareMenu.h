#pragma once

#include "widgets/compare/NetCompareChoice.h"

#include <QMenu>

namespace vitrine {

class Documents;
class Session;
class TrainDesk;

/// What the other side of a comparison can be, as a menu: other inputs, other weights of the same network, other
/// networks. Filled anew each time it opens.
class NetCompareMenu : public QMenu {
    Q_OBJECT

public:
    struct Parts {
        Session *session;
        Documents *documents;
        TrainDesk *training;
    };
    NetCompareMenu(const Parts &parts, QWidget *parent);

    void fill();

signals:
    void chosen(const vitrine::NetCompareChoice &choice);
    void fileWanted();
    void drawWanted();
    void pasteWanted();

private:
    void addChoice(QMenu *menu, const QString &text, const NetCompareChoice &choice);
    void addInputs();
    void addWeights();
    void addRun();
    void addSteps();
    void addNetworks();

    Parts m_parts;
};

} // namespace vitrine
