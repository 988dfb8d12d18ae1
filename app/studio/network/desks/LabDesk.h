#pragma once

#include "core/base/Result.h"
#include "widgets/labs/Lab.h"

#include <QObject>

namespace vitrine {

class LabStage;
class Selection;

/// The laboratories of the Network room: which subject they have, and when they are shown.
class LabDesk : public QObject {
    Q_OBJECT

public:
    LabDesk(const LabTools &tools, Selection *selection, QWidget *window);

    LabStage *stage() const { return m_stage; }
    bool isOpen() const { return m_isOpen; }

public slots:
    /// A laboratory for what is selected, of the kind asked for where it fits. Says so where there is none.
    void open(const QString &kind = {});
    void close();
    /// Out of what is open in the laboratory, at last out of it. False where none is open.
    bool climb();

signals:
    void openChanged(bool isOpen);
    void changed(); ///< another laboratory while one is open
    void failed(const vitrine::Error &error);
    void said(const QString &text);

private:
    LabSubject subject() const;
    void follow();

    Session *m_session;
    Selection *m_selection;
    LabStage *m_stage;
    bool m_isOpen = false;
};

} // namespace vitrine
