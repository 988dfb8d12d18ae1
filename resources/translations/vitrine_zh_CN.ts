<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Actions</name>
    <message>
        <location filename="../../app/studio/Actions.cpp" line="+21"/>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open a picture, a network or weights</source>
        <translation>打开图片、网络或权重</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>Open &amp;MNIST Folder…</source>
        <translation>打开 MNIST 文件夹(&amp;M)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Take pictures from a folder with MNIST&apos;s files</source>
        <translation>从存有 MNIST 文件的文件夹取图片</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Open Picture F&amp;older…</source>
        <translation>打开图片文件夹(&amp;J)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Go through the pictures of a folder</source>
        <translation>逐张查看文件夹中的图片</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Open &amp;Detector…</source>
        <translation>打开检测器(&amp;D)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open YOLOX weights: .pth, .onnx or .safetensors</source>
        <translation>打开 YOLOX 权重：.pth、.onnx 或 .safetensors</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Official &amp;Weights…</source>
        <translation>官方权重(&amp;W)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Download YOLOX&apos;s official weights, and see which are there</source>
        <translation>下载 YOLOX 官方权重，并查看已有哪些</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Camera…</source>
        <translation>摄像头(&amp;C)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Detect in what a camera sees</source>
        <translation>在摄像头画面中检测</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Screen</source>
        <translation>屏幕(&amp;S)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Detect in what is on the screen</source>
        <translation>在屏幕画面中检测</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Fresh Random Weights</source>
        <translation>随机初始化权重(&amp;F)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Draw new weights by PyTorch&apos;s initialisation rules</source>
        <translation>按 PyTorch 的初始化规则重新生成权重</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Weights of the Network</source>
        <translation>网络自带的权重(&amp;W)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Go back to the weights that came with the network</source>
        <translation>恢复网络自带的权重</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;LeNet-5 on a Digit</source>
        <translation>LeNet-5 识别数字(&amp;L)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open what the studio opens at its first start</source>
        <translation>打开首次启动时的内容</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>&amp;Copy View</source>
        <translation>复制视图(&amp;C)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy the stage as a picture</source>
        <translation>把主视图复制为图片</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Save &amp;View…</source>
        <translation>保存视图(&amp;V)…</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Save &amp;Numbers…</source>
        <translation>保存数值(&amp;N)…</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Close the studio</source>
        <translation>关闭工作室</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Take back the last choice</source>
        <translation>撤销上一次选择</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Make the choice again</source>
        <translation>重新执行该选择</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>P&amp;references…</source>
        <translation>首选项(&amp;R)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Language, theme, threads, memory, device, folders</source>
        <translation>语言、主题、线程、内存、设备、文件夹</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>&amp;Draw a Digit</source>
        <translation>手写数字(&amp;D)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Draw with the mouse; the network answers while you draw</source>
        <translation>用鼠标书写，网络边写边答</translation>
    </message>
    <message>
        <location line="-32"/>
        <source>Save what is on the stage as a picture</source>
        <translation>把主视图中的内容保存为图片</translation>
    </message>
    <message>
        <location line="-68"/>
        <source>&amp;New Network</source>
        <translation>新建网络(&amp;N)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Begin with an empty canvas</source>
        <translation>从空白画布开始</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save the network, and its weights beside it</source>
        <translation>保存网络，并把权重存在旁边</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Save &amp;As…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save the network under another name</source>
        <translation>以另一个名称保存网络</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>Open &amp;Annotations…</source>
        <translation>打开标注(&amp;A)…</translation>
    </message>
    <message>
        <location line="-27"/>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>Open ground truth: COCO&apos;s JSON, Pascal VOC&apos;s XML or YOLO&apos;s labels</source>
        <translation>打开真值标注：COCO 的 JSON、Pascal VOC 的 XML 或 YOLO 的标签</translation>
    </message>
    <message>
        <location line="-27"/>
        <source>Close the network in front; asks where changes would be lost</source>
        <translation>关闭当前网络；若有改动会丢失则先询问</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Ne&amp;xt Network</source>
        <translation>下一个网络(&amp;X)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Bring the next open network to the front</source>
        <translation>切换到下一个打开的网络</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Pre&amp;vious Network</source>
        <translation>上一个网络(&amp;V)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Bring the open network before this one to the front</source>
        <translation>切换到前一个打开的网络</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Load Weights…</source>
        <translation>载入权重(&amp;L)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Give the network weights from a file: .safetensors, or PyTorch’s .pth; says what fits</source>
        <translation>从文件（.safetensors 或 PyTorch 的 .pth）载入权重，并说明哪些匹配</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;ONNX Model…</source>
        <translation>ONNX 模型(&amp;O)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The network with its weights for any ONNX runtime; it comes back equal</source>
        <translation>网络及其权重，可供任何 ONNX 运行时使用；再导入时完全一致</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;PyTorch File…</source>
        <translation>PyTorch 文件(&amp;P)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The network as readable Python, and its weights beside it</source>
        <translation>把网络写成可读的 Python 代码，权重存在旁边</translation>
    </message>
    <message>
        <location line="+39"/>
        <source>Save the selected block&apos;s numbers, or the detections, as CSV</source>
        <translation>把所选模块的数值或检测结果保存为 CSV</translation>
    </message>
    <message>
        <location filename="../../app/studio/BuildActions.cpp" line="+13"/>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Take the selected blocks off the canvas and keep them on the clipboard</source>
        <translation>将选中的模块从画布移到剪贴板</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>C&amp;opy</source>
        <translation>复制(&amp;O)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy the selected blocks as text, for this or another window</source>
        <translation>将选中的模块复制为文本，可用于本窗口或其他窗口</translation>
    </message>
    <message>
        <location filename="../../app/studio/Actions.cpp" line="+19"/>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Take the blocks or the picture on the clipboard</source>
        <translation>取用剪贴板上的模块或图片</translation>
    </message>
    <message>
        <location filename="../../app/studio/BuildActions.cpp" line="+3"/>
        <source>D&amp;uplicate</source>
        <translation>创建副本(&amp;U)</translation>
    </message>
    <message>
        <location filename="../../app/studio/Actions.cpp" line="+23"/>
        <source>&amp;Next Picture</source>
        <translation>下一张图片(&amp;N)</translation>
    </message>
    <message>
        <location line="-11"/>
        <source>Change &amp;Pixels</source>
        <translation>修改像素(&amp;P)</translation>
    </message>
    <message>
        <location filename="../../app/studio/BuildActions.cpp" line="+1"/>
        <source>The selected blocks once more, with the connections among them</source>
        <translation>再添加一份选中的模块及其间的连接</translation>
    </message>
    <message>
        <location filename="../../app/studio/Actions.cpp" line="+12"/>
        <source>Show the next picture of the set or folder</source>
        <translation>显示数据集或文件夹的下一张图片</translation>
    </message>
    <message>
        <location line="-11"/>
        <source>Type, drag or paint single pixels of what the network gets</source>
        <translation>对网络实际接收的输入，逐个像素地键入、拖动或涂画</translation>
    </message>
    <message>
        <location filename="../../app/studio/BuildActions.cpp" line="+3"/>
        <source>&amp;Select All</source>
        <translation>全选(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../app/studio/Actions.cpp" line="+14"/>
        <source>Pre&amp;vious Picture</source>
        <translation>上一张图片(&amp;V)</translation>
    </message>
    <message>
        <location line="-11"/>
        <source>Show the &amp;Difference</source>
        <translation>显示差异(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../app/studio/BuildActions.cpp" line="+1"/>
        <source>Select all blocks</source>
        <translation>选中所有模块</translation>
    </message>
    <message>
        <location filename="../../app/studio/Actions.cpp" line="+12"/>
        <source>Show the previous picture of the set or folder</source>
        <translation>显示数据集或文件夹的上一张图片</translation>
    </message>
    <message>
        <location line="-11"/>
        <source>Maps show what the last change has made of each value</source>
        <translation>图中显示上一次修改使每个数值改变了多少</translation>
    </message>
    <message>
        <location filename="../../app/studio/BuildActions.cpp" line="+3"/>
        <source>&amp;Add a Block…</source>
        <translation>添加模块(&amp;A)…</translation>
    </message>
    <message>
        <location filename="../../app/studio/Actions.cpp" line="+14"/>
        <source>&amp;Letterbox</source>
        <translation>留边缩放(&amp;L)</translation>
    </message>
    <message>
        <location line="-11"/>
        <source>Put Back What Was Changed by &amp;Hand</source>
        <translation>还原手动修改(&amp;H)</translation>
    </message>
    <message>
        <location filename="../../app/studio/BuildActions.cpp" line="+1"/>
        <source>Type the name of a block; it comes behind the selected one</source>
        <translation>输入模块名称；它将接在选中模块之后</translation>
    </message>
    <message>
        <location filename="../../app/studio/Actions.cpp" line="+12"/>
        <source>Fit the whole picture and fill the rest with background</source>
        <translation>放入整张图片，其余填充背景</translation>
    </message>
    <message>
        <location line="-11"/>
        <source>All pixels and weights as they came</source>
        <translation>所有像素和权重恢复原值</translation>
    </message>
    <message>
        <location filename="../../app/studio/BuildActions.cpp" line="+3"/>
        <source>Re&amp;name…</source>
        <translation>重命名(&amp;N)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Give the selected block or group another name</source>
        <translation>为选中的模块或分组另取名称</translation>
    </message>
    <message>
        <location filename="../../app/studio/Actions.cpp" line="+15"/>
        <source>&amp;Crop</source>
        <translation>裁剪(&amp;C)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Fill the input and cut off what sticks out</source>
        <translation>填满输入，裁掉超出部分</translation>
    </message>
    <message>
        <location line="-42"/>
        <source>&amp;History</source>
        <translation>历史记录(&amp;H)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All steps that can be undone; a click goes there</source>
        <translation>所有可以撤销的步骤；点击即可跳转</translation>
    </message>
    <message>
        <location filename="../../app/studio/BuildActions.cpp" line="+3"/>
        <source>De&amp;lete</source>
        <translation>删除(&amp;L)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Take the selected blocks and connections off the canvas</source>
        <translation>从画布上移除选中的模块和连接</translation>
    </message>
    <message>
        <location filename="../../app/studio/Actions.cpp" line="+45"/>
        <source>&amp;Stretch</source>
        <translation>拉伸(&amp;S)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Scale each side on its own</source>
        <translation>两个方向各自缩放</translation>
    </message>
    <message>
        <location filename="../../app/studio/BuildActions.cpp" line="+3"/>
        <source>Delete and &amp;Join</source>
        <translation>删除并接合(&amp;J)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Take the selected blocks off; what fed them feeds what they fed</source>
        <translation>移除选中的模块，并将其上游与下游直接相连</translation>
    </message>
    <message>
        <location filename="../../app/studio/Actions.cpp" line="+4"/>
        <source>&amp;Invert</source>
        <translation>反色(&amp;I)</translation>
    </message>
    <message>
        <location filename="../../app/studio/BuildActions.cpp" line="+3"/>
        <source>&amp;Group</source>
        <translation>编组(&amp;G)</translation>
    </message>
    <message>
        <location filename="../../app/studio/Actions.cpp" line="+1"/>
        <source>Make dark on light into light on dark</source>
        <translation>把浅底深字变为深底浅字</translation>
    </message>
    <message>
        <location filename="../../app/studio/BuildActions.cpp" line="+1"/>
        <source>A frame with a name around the selected blocks</source>
        <translation>为选中的模块加一个带名称的框</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Ungroup</source>
        <translation>取消编组</translation>
    </message>
    <message>
        <location filename="../../app/studio/Actions.cpp" line="+4"/>
        <source>&amp;Training Mode</source>
        <translation>训练模式(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../app/studio/BuildActions.cpp" line="+1"/>
        <source>Take the frame off; its blocks stay</source>
        <translation>去掉分组框，模块保留</translation>
    </message>
    <message>
        <location filename="../../app/studio/Actions.cpp" line="+1"/>
        <source>Batch norm uses the batch&apos;s own statistics, dropout drops</source>
        <translation>批归一化用本批的统计量，Dropout 生效</translation>
    </message>
    <message>
        <location filename="../../app/studio/BuildActions.cpp" line="+3"/>
        <source>A&amp;rrange Automatically</source>
        <translation>自动排列(&amp;R)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Put all blocks in order, with as few crossings as can be</source>
        <translation>重新排列所有模块，尽量减少连线交叉</translation>
    </message>
    <message>
        <location filename="../../app/studio/Actions.cpp" line="+4"/>
        <source>&amp;Train a Network</source>
        <translation>训练网络(&amp;T)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show what training is set by</source>
        <translation>显示训练的各项设置</translation>
    </message>
    <message>
        <location filename="../../app/studio/BuildActions.cpp" line="+3"/>
        <source>&amp;Find a Block…</source>
        <translation>查找模块(&amp;F)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Find blocks by name, type or parameter</source>
        <translation>按名称、类型或参数查找模块</translation>
    </message>
    <message>
        <location filename="../../app/studio/Actions.cpp" line="+3"/>
        <source>&amp;Playground</source>
        <translation>游乐场(&amp;P)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A small network over points of the plane, neuron by neuron; again for its blocks</source>
        <translation>平面点集上的小网络，逐个神经元显示；再按一次则显示模块</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>&amp;Laboratory</source>
        <translation>实验室(&amp;L)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Take the selected block apart and try what changes it</source>
        <translation>拆解所选模块，试试什么会改变它</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Tr&amp;ain or Pause</source>
        <translation>训练或暂停(&amp;A)</translation>
    </message>
    <message>
        <location line="-8"/>
        <source>&amp;Modular Backpropagation</source>
        <translation>模块化反向传播(&amp;M)</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Train the network for all epochs; again to pause</source>
        <translation>训练网络，跑完所有轮；再按一次暂停</translation>
    </message>
    <message>
        <location line="-8"/>
        <source>The run taken apart into unit operations, and the chain rule in two ways</source>
        <translation>把一次运行拆成单元运算，并以两种方式写出链式法则</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Train One &amp;Batch</source>
        <translation>训练一批(&amp;B)</translation>
    </message>
    <message>
        <location line="-8"/>
        <source>&amp;Gradient Check</source>
        <translation>梯度检验(&amp;G)</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>One step of the optimizer</source>
        <translation>优化器走一步</translation>
    </message>
    <message>
        <location line="-8"/>
        <source>Finite differences against autograd, for any parameter</source>
        <translation>任选参数，用有限差分检验自动求导</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Train One &amp;Epoch</source>
        <translation>训练一轮(&amp;E)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>To the end of this epoch, its validation included</source>
        <translation>到本轮结束，包括验证</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Start &amp;Over</source>
        <translation>重新开始(&amp;O)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stop and forget this run; the next one starts from the beginning</source>
        <translation>停止并丢弃这次训练；下一次从头开始</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Weights be&amp;fore Training</source>
        <translation>训练前的权重(&amp;F)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Go back to the weights that were shown when training began</source>
        <translation>回到训练开始时显示的权重</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save &amp;Weights…</source>
        <translation>保存权重(&amp;W)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save the weights that are shown (.safetensors)</source>
        <translation>保存当前显示的权重（.safetensors）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save &amp;Run…</source>
        <translation>保存训练(&amp;R)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save network, weights, figures and checkpoint into a folder</source>
        <translation>把网络、权重、指标和检查点保存到文件夹</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Go On with a Saved Run…</source>
        <translation>继续已保存的训练(&amp;G)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open the folder of a run and go on where it stood</source>
        <translation>打开一次训练的文件夹，从停下的地方继续</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Export Cur&amp;ves…</source>
        <translation>导出曲线(&amp;V)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save the numbers of all curves as CSV</source>
        <translation>把所有曲线的数值存为 CSV</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>&amp;Play</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run step by step to the end; again to pause</source>
        <translation>逐步运行到末尾；再按一次暂停</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Step &amp;Forward</source>
        <translation>前进一步(&amp;F)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run the next block</source>
        <translation>运行下一个模块</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Step &amp;Back</source>
        <translation>后退一步(&amp;B)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Go back to the state before this step</source>
        <translation>回到这一步之前的状态</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>To the &amp;Start</source>
        <translation>到起点(&amp;S)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Go to the first step</source>
        <translation>跳到第一步</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>To the &amp;Loss</source>
        <translation>到损失(&amp;L)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Go to where the forward pass ends</source>
        <translation>跳到前向传播结束处</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>To the &amp;End</source>
        <translation>到末尾(&amp;E)</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Forward or Back&amp;ward</source>
        <translation>前向/反向切换(&amp;W)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Change between the two passes of the same block</source>
        <translation>在同一模块的前向与反向之间切换</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>&amp;Up One Level</source>
        <translation>返回上一层(&amp;U)</translation>
    </message>
    <message>
        <location line="-20"/>
        <source>Ne&amp;xt Iteration</source>
        <translation>下一次迭代(&amp;X)</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>From a number to its map, from a map to the network</source>
        <translation>从数值回到特征图，从特征图回到网络</translation>
    </message>
    <message>
        <location line="-20"/>
        <source>The same step with the next batch, after the optimizer&apos;s step</source>
        <translation>优化器更新之后，下一批数据的同一步</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>&amp;Cancel Run</source>
        <translation>取消运行(&amp;C)</translation>
    </message>
    <message>
        <location line="-20"/>
        <source>Pre&amp;vious Iteration</source>
        <translation>上一次迭代(&amp;V)</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Stop computing; what was shown stays</source>
        <translation>停止计算，已显示的内容保留</translation>
    </message>
    <message>
        <location line="-20"/>
        <source>The same step one iteration earlier, as it was</source>
        <translation>回到上一次迭代的同一步，与当时完全一样</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>See &amp;Inside</source>
        <translation>查看内部(&amp;I)</translation>
    </message>
    <message>
        <location line="-20"/>
        <source>&amp;Run to the Selected Block</source>
        <translation>运行到选中的模块(&amp;R)</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Open the detector and this picture in the Network room, with every feature map</source>
        <translation>在“网络”室中打开检测器和这张图片，查看每个特征图</translation>
    </message>
    <message>
        <location line="-17"/>
        <source>Run to the End of the Set</source>
        <translation>运行到数据集末尾</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Batch after batch, until a breakpoint or until all items were seen</source>
        <translation>一批接一批，直到遇到断点或看完所有样本</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Breakpoint at the Selected Block</source>
        <translation>在选中的模块设断点</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Playing and running stop at this block, in the pass that is shown</source>
        <translation>播放和运行会在该模块停下，按当前显示的方向</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Detect in &amp;Many Pictures…</source>
        <translation>批量检测图片(&amp;M)…</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>Com&amp;pare Two Detectors</source>
        <translation>比较两个检测器(&amp;P)</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Detect in a folder of pictures and write what was found into files</source>
        <translation>检测一个文件夹中的图片，并把结果写入文件</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>Two detectors, or two settings of one, side by side, with a list of what differs</source>
        <translation>并排显示两个检测器，或同一检测器的两种设置，并列出差异</translation>
    </message>
    <message>
        <location line="-86"/>
        <source>&amp;Compare with a Twin…</source>
        <translation>与对照训练比较(&amp;C)…</translation>
    </message>
    <message>
        <location line="-14"/>
        <source>Look at the &amp;Data</source>
        <translation>查看数据(&amp;D)</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Loss &amp;Landscape</source>
        <translation>损失景观(&amp;L)</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Runs that differ in one thing, cross-validation, ensembles: choose what</source>
        <translation>只差一处的多次训练、交叉验证、集成：在此选择</translation>
    </message>
    <message>
        <location line="-14"/>
        <source>Samples, class balance, augmentations and split of the set to train on</source>
        <translation>训练所用数据集的样本、类别分布、数据增强和划分</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The loss around the network&apos;s weights, with the path that training took</source>
        <translation>网络权重周围的损失，以及训练走过的路径</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>Public Data &amp;Sets…</source>
        <translation>公开数据集(&amp;S)…</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Compare or Pa&amp;use</source>
        <translation>比较或暂停(&amp;U)</translation>
    </message>
    <message>
        <location line="-14"/>
        <source>Download MNIST, Fashion-MNIST or CIFAR, and see which are there</source>
        <translation>下载 MNIST、Fashion-MNIST 或 CIFAR，并查看已有哪些</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Compute Loss Landscape</source>
        <translation>计算损失景观</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Train all runs of the comparison side by side; again to pause</source>
        <translation>并排训练参与比较的所有训练；再按一次暂停</translation>
    </message>
    <message>
        <location line="-8"/>
        <source>Compute the loss around the network&apos;s weights; again to cancel</source>
        <translation>计算网络权重周围的损失；再按一次取消</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Compare One Batc&amp;h</source>
        <translation>比较一批(&amp;H)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>One step of the first run, and as much of the others</source>
        <translation>第一个训练走一步，其余训练走同样多的数据</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Compare O&amp;ne Epoch</source>
        <translation>比较一轮(&amp;N)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All runs to the end of this epoch</source>
        <translation>所有训练都跑到本轮结束</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Forget the Co&amp;mparison</source>
        <translation>清除比较(&amp;M)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stop all its runs; the next comparison starts from the beginning</source>
        <translation>停止其中所有训练；下一次比较从头开始</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>E&amp;xport the Comparison…</source>
        <translation>导出比较结果(&amp;X)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save the curves of all runs and their gaps as CSV</source>
        <translation>把所有训练的曲线及其差距保存为 CSV</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Go to the end of this iteration: the backward pass, and the optimizer&apos;s step where it is known</source>
        <translation>跳到本次迭代的末尾：反向传播，以及已知的优化器更新</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>On until this block&apos;s next step: forward, backward, or the optimizer&apos;s</source>
        <translation>继续到该模块的下一步：前向、反向或优化器更新</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>Export Annotated &amp;Video…</source>
        <translation>导出带检测框的视频(&amp;V)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Detect in every frame of the open video and write it with its boxes</source>
        <translation>检测已打开视频的每一帧，并写出带检测框的视频</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Evaluate on Annotated Pictures</source>
        <translation>在标注图片上评估(&amp;E)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Average precision, precision-recall curve and confusion of classes</source>
        <translation>平均精度、精确率-召回率曲线与类别混淆</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Suppress &amp;Across Classes</source>
        <translation>跨类别抑制(&amp;A)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Boxes of different classes suppress each other (class-agnostic)</source>
        <translation>不同类别的框相互抑制（class-agnostic）</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Show &amp;Suppressed Boxes</source>
        <translation>显示被抑制的框(&amp;S)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Boxes that were suppressed, with the reason</source>
        <translation>被抑制的框及其原因</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Show All &amp;Candidates</source>
        <translation>显示所有候选框(&amp;C)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Every box whose score passes the confidence threshold</source>
        <translation>得分超过置信度阈值的每一个框</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Show the Network&apos;s &amp;Input</source>
        <translation>显示网络输入范围(&amp;I)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The border of what the network sees, with its padding</source>
        <translation>网络所见范围（含填充）的边框</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Show &amp;Ground Truth</source>
        <translation>显示真值标注(&amp;G)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Annotated objects: matched, missed, and false alarms</source>
        <translation>标注的物体：命中、漏检与误检</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Surface in &amp;Three Dimensions</source>
        <translation>三维曲面(&amp;T)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The surface as a landscape, or from above</source>
        <translation>以立体地形或俯视图显示曲面</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;Fan of 25 Starts</source>
        <translation>25 个起点(&amp;F)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The selected competitor from a grid of 5 × 5 starts</source>
        <translation>让选中的参赛者从 5 × 5 网格的各点出发</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;Logarithmic Heights</source>
        <translation>对数高度(&amp;L)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>More colours and lines near the lowest place</source>
        <translation>在最低处附近分出更多颜色和等高线</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The &amp;Notes’ Five</source>
        <translation>笔记中的五种(&amp;N)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Race SGD, momentum, Adagrad, RMSprop and Adam</source>
        <translation>让 SGD、动量、Adagrad、RMSprop 和 Adam 比赛</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Copy Competitor</source>
        <translation>复制参赛者(&amp;C)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The selected competitor once more, to change one thing about it</source>
        <translation>把选中的参赛者再加一份，便于只改一处</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>&amp;Remove Competitor</source>
        <translation>移除参赛者(&amp;R)</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Check the N&amp;otes…</source>
        <translation>检验笔记(&amp;O)…</translation>
    </message>
    <message>
        <location line="-10"/>
        <source>Take the selected competitor out of the race</source>
        <translation>让选中的参赛者退出比赛</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Put statements of the notes to the test: predict, then run a small experiment</source>
        <translation>检验笔记中的说法：先预测，再做一个小实验</translation>
    </message>
    <message>
        <location line="-9"/>
        <source>Four &amp;Optimizers on Rosenbrock</source>
        <translation>Rosenbrock 上的四种优化器(&amp;O)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Set up the race that the room opened with at first</source>
        <translation>恢复首次打开时的比赛</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>&amp;Network Room</source>
        <translation>网络室(&amp;N)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>See a network run, forward and backward</source>
        <translation>观察网络的前向与反向运行</translation>
    </message>
    <message>
        <location line="-10"/>
        <source>Race on &amp;Networks</source>
        <translation>在网络上比赛(&amp;N)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Optimizers on one network and its data, or on surfaces</source>
        <translation>让优化器在同一个网络及其数据上比赛，或在曲面上比赛</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>&amp;Detect Room</source>
        <translation>检测室(&amp;D)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>See YOLOX find things in pictures, and why</source>
        <translation>看 YOLOX 如何在图片中找到物体，以及原因</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>As the &amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Light or dark as the desktop asks</source>
        <translation>按桌面设置选浅色或深色</translation>
    </message>
    <message>
        <location line="-5"/>
        <source>See optimizers race on surfaces and networks, and why each wins or fails</source>
        <translation>观看优化器在曲面和网络上比赛，了解各自为何胜出或失败</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Dark text on light ground</source>
        <translation>浅底深字</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Light text on dark ground</source>
        <translation>深底浅字</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;English</source>
        <translation>英文(&amp;E)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Texts in English</source>
        <translation>界面用英文</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;Chinese</source>
        <translation>中文(&amp;C)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Texts in Chinese</source>
        <translation>界面用中文</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;Larger</source>
        <translation>放大(&amp;L)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Make everything larger</source>
        <translation>放大界面</translation>
    </message>
    <message>
        <location line="-31"/>
        <source>&amp;Optimizers Room</source>
        <translation>优化器室(&amp;O)</translation>
    </message>
    <message>
        <location line="+34"/>
        <source>&amp;Smaller</source>
        <translation>缩小(&amp;S)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Make everything smaller</source>
        <translation>缩小界面</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Normal Size</source>
        <translation>标准大小(&amp;N)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Back to the size of the system&apos;s type</source>
        <translation>恢复为系统字号</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Dead and E&amp;xploding</source>
        <translation>死亡与爆炸(&amp;X)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Mark blocks with vanishing, exploding or NaN gradients, dead or saturated units</source>
        <translation>标出梯度消失、爆炸或为 NaN 的模块，以及死亡或饱和的单元</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>&amp;Presentation</source>
        <translation>演示模式(&amp;P)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Full screen with larger type, for a projector</source>
        <translation>全屏大字，适合投影</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>&amp;Fit to Window</source>
        <translation>适合窗口(&amp;F)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show the whole network or picture</source>
        <translation>显示整个网络或图片</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Show the network or picture at 100 %</source>
        <translation>以 100 % 显示网络或图片</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>&amp;Actual Size</source>
        <translation>实际大小(&amp;A)</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>&amp;Reset Layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Put all panels where they were at the first start</source>
        <translation>把所有面板恢复到首次启动时的位置</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Find Action…</source>
        <translation>查找命令(&amp;F)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Find any action by its English or Chinese name</source>
        <translation>按中文或英文名查找任何命令</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All keys at a glance</source>
        <translation>所有快捷键一览</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;About Vitrine</source>
        <translation>关于 Vitrine(&amp;A)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Version, and the licences of libraries, data and weights</source>
        <translation>版本，以及程序库、数据和权重的许可</translation>
    </message>
    <message>
        <location filename="../../app/studio/HeatActions.cpp" line="+15"/>
        <source>&amp;None</source>
        <translation>无(&amp;N)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No heat map over the canvas</source>
        <translation>画布上不显示热图</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;Parameters</source>
        <translation>参数(&amp;P)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How many learnable parameters each block has</source>
        <translation>每个模块有多少可学习参数</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Multiply-&amp;Accumulates</source>
        <translation>乘加运算(&amp;A)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How much each block computes for this batch</source>
        <translation>每个模块为此批次做多少运算</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;Memory of Outputs</source>
        <translation>输出内存(&amp;M)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How many bytes the outputs of each block take</source>
        <translation>每个模块的输出占多少字节</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Receptive &amp;Field</source>
        <translation>感受野(&amp;F)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How much of the input one number of each block sees</source>
        <translation>每个模块的一个数值能看到输入的多少</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;Time of This Run</source>
        <translation>本次运行时间(&amp;T)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How long each block took forward and backward</source>
        <translation>每个模块前向与反向用了多久</translation>
    </message>
    <message>
        <location filename="../../app/studio/FilmActions.cpp" line="+15"/>
        <source>Export as &amp;Film…</source>
        <translation>导出为影片(&amp;F)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Make a GIF or a video of the steps of a run, of edits or of a race</source>
        <translation>把一次运行的各步、编辑过程或比赛做成 GIF 或视频</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>&amp;Record What You Do…</source>
        <translation>录制操作过程(&amp;R)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Make a GIF or a video of what happens in the window until you stop</source>
        <translation>把窗口中发生的一切做成 GIF 或视频，直到停止</translation>
    </message>
    <message>
        <location filename="../../app/studio/CompareActions.cpp" line="+15"/>
        <source>&amp;Compare…</source>
        <translation>比较(&amp;C)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Two inputs, two sets of weights or two networks side by side at the same step, with a map of what differs</source>
        <translation>两个输入、两组权重或两个网络并排显示在同一步，并给出差异图</translation>
    </message>
    <message>
        <location filename="../../app/studio/OwnBlockActions.cpp" line="+15"/>
        <source>&amp;Make a Block of Your Own…</source>
        <translation>合成自定义模块(&amp;M)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>One block in place of the selected ones, which is kept in My blocks</source>
        <translation>用一个模块代替所选的模块，并保存到“我的模块”</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Edit &amp;Your Block…</source>
        <translation>编辑自定义模块(&amp;Y)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name, colour, help and offered parameters of the selected block of your own</source>
        <translation>所选自定义模块的名称、颜色、说明和开放的参数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save to My &amp;Blocks</source>
        <translation>保存到我的模块(&amp;B)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Keep the selected block of your own for other networks</source>
        <translation>保存所选的自定义模块，供其他网络使用</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Import a Block…</source>
        <translation>导入模块(&amp;I)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Take a block from a file into My blocks</source>
        <translation>把文件中的模块加入“我的模块”</translation>
    </message>
    <message>
        <location filename="../../app/studio/InsideActions.cpp" line="+15"/>
        <source>Go &amp;Inside</source>
        <translation>进入内部(&amp;I)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open the selected block: its parts on the canvas, at last its laboratory</source>
        <translation>打开所选模块：在画布上显示它的组成部分，最底层打开实验室</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Go &amp;Outside</source>
        <translation>返回外层(&amp;O)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Back to what the block that is open is a part of</source>
        <translation>回到当前打开的模块所属的外层</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Replace by Its &amp;Parts</source>
        <translation>用组成部分替换(&amp;P)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The parts of the selected or open block as ordinary blocks, with the same weights</source>
        <translation>把所选或已打开的模块拆成普通模块，权重不变</translation>
    </message>
    <message>
        <location filename="../../app/studio/LiveActions.cpp" line="+15"/>
        <source>&amp;Video…</source>
        <translation>视频(&amp;V)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show the network a video; all maps follow it</source>
        <translation>让网络看视频；所有特征图随之更新</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Camera as Input…</source>
        <translation>以摄像头为输入(&amp;C)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show the network what a camera sees; all maps follow it</source>
        <translation>让网络看摄像头画面；所有特征图随之更新</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Freeze the Frame</source>
        <translation>冻结当前帧(&amp;F)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Keep this frame of the video or camera as the picture; again to go on</source>
        <translation>把视频或摄像头的这一帧留作图片；再按一次继续</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>One Frame &amp;Back</source>
        <translation>后退一帧(&amp;B)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Freeze the frame before this one</source>
        <translation>冻结前一帧</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>One Frame F&amp;orward</source>
        <translation>前进一帧(&amp;O)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Freeze the frame after this one</source>
        <translation>冻结后一帧</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>&amp;Loop</source>
        <translation>循环(&amp;L)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>At its end the video begins again</source>
        <translation>视频播完后从头开始</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;Mirror the Camera</source>
        <translation>镜像摄像头画面(&amp;M)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Exchange left and right of what a camera sees, as a mirror does</source>
        <translation>像镜子一样左右翻转摄像头画面</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Clos&amp;e Video or Camera</source>
        <translation>关闭视频或摄像头(&amp;E)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The last frame stays as the picture</source>
        <translation>最后一帧留作图片</translation>
    </message>
</context>
<context>
    <name>ActivationLab</name>
    <message>
        <location filename="../../widgets/labs/kinds/ActivationLab.cpp" line="+15"/>
        <source>Activation Laboratory</source>
        <translation>激活函数实验室</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Every activation on this run&apos;s own numbers, ReLUs that bend a line, and gradients through depth.</source>
        <translation>用本次运行自己的数值比较所有激活函数，看 ReLU 怎样把直线折弯、梯度怎样穿过很多层。</translation>
    </message>
</context>
<context>
    <name>BatchNormLab</name>
    <message>
        <location filename="../../widgets/labs/kinds/BatchNormLab.cpp" line="+15"/>
        <source>Batch-Norm Laboratory</source>
        <translation>批归一化实验室</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Feed batches, change γ, β, ε and momentum, compare training with evaluation, fold it away</source>
        <translation>逐批输入，改动 γ、β、ε 与动量，比较训练与评估，把它折叠掉</translation>
    </message>
</context>
<context>
    <name>BlockCatalogue</name>
    <message>
        <location filename="../../widgets/builder/BlockCatalogue.cpp" line="+60"/>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Normalization</source>
        <translation>归一化</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Activation</source>
        <translation>激活</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Pooling</source>
        <translation>池化</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Reshape</source>
        <translation>变形</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Combine</source>
        <translation>合并</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Detection</source>
        <translation>检测</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
</context>
<context>
    <name>CameraChoice</name>
    <message>
        <location filename="../../widgets/video/CameraChoice.cpp" line="+24"/>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Which camera?</source>
        <translation>选择哪个摄像头？</translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <location filename="../../app/studio/NetworkPanels.h" line="+11"/>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Blocks</source>
        <translation>模块</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Training</source>
        <translation>训练过程</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Explanation</source>
        <translation>解释</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <location filename="../../app/studio/DetectRoom.cpp" line="+55"/>
        <source>Detector and Thresholds</source>
        <translation>检测器与阈值</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Detections</source>
        <translation>检测结果</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Ground Truth</source>
        <translation>真值标注</translation>
    </message>
    <message>
        <location filename="../../app/studio/OptimizersRoom.cpp" line="+44"/>
        <source>Surface</source>
        <translation>曲面</translation>
    </message>
    <message>
        <location filename="../../app/studio/NetRaceRoom.cpp" line="+55"/>
        <location filename="../../app/studio/OptimizersRoom.cpp" line="+2"/>
        <source>Competitors</source>
        <translation>参赛者</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/studio/OptimizersRoom.cpp" line="+2"/>
        <source>Ranking</source>
        <translation>排名</translation>
    </message>
    <message>
        <location filename="../../app/studio/OptimizersRoom.cpp" line="+2"/>
        <source>The Step in Numbers</source>
        <translation>这一步的数值</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Rate and Momentum</source>
        <translation>学习率与动量</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Height against Step</source>
        <translation>高度随步数的变化</translation>
    </message>
    <message>
        <location filename="../../app/studio/NetRaceRoom.cpp" line="-4"/>
        <source>Network and Data</source>
        <translation>网络与数据</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>State by Layer</source>
        <translation>逐层状态</translation>
    </message>
    <message>
        <location line="+3"/>
        <location filename="../../app/studio/NetworkPanels.h" line="-11"/>
        <source>Loss Landscape</source>
        <translation>损失景观</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Learning Rates</source>
        <translation>学习率</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <location filename="../../widgets/common/Format.cpp" line="+49"/>
        <source>scalar</source>
        <translation>标量</translation>
    </message>
    <message>
        <location line="+46"/>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
</context>
<context>
    <name>GroupItem</name>
    <message>
        <location filename="../../widgets/canvas/GroupItem.cpp" line="+32"/>
        <source>Group %1, collapsed: double-click opens it</source>
        <translation>分组“%1”，已折叠：双击可展开</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Group %1: drag its title to move it, double-click to rename</source>
        <translation>分组“%1”：拖动标题可移动，双击可重命名</translation>
    </message>
    <message>
        <location line="+73"/>
        <source>Blocks: %1</source>
        <translation>模块数：%1</translation>
    </message>
</context>
<context>
    <name>InsideModel</name>
    <message>
        <location filename="../../widgets/canvas/InsideModel.cpp" line="+63"/>
        <source>from %1</source>
        <translation>来自 %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What comes into the block. A double click leads to where it comes from.</source>
        <translation>进入该模块的数据。双击可前往其来源。</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>leads nowhere</source>
        <translation>没有去向</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>to %1</source>
        <translation>去往 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What leaves the block. A double click leads to where it goes.</source>
        <translation>离开该模块的数据。双击可前往其去向。</translation>
    </message>
</context>
<context>
    <name>Labs</name>
    <message>
        <location filename="../../widgets/labs/kinds/ConvolutionLab.cpp" line="+27"/>
        <source>Convolution Laboratory</source>
        <translation>卷积实验室</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The kernel slides, the sum builds up; other parameters and kinds of convolution on the same input</source>
        <translation>卷积核滑动，和逐项累加；在同一输入上试用其他参数和卷积类型</translation>
    </message>
    <message>
        <location filename="../../widgets/labs/kinds/FlattenLab.cpp" line="+12"/>
        <source>Flatten Laboratory</source>
        <translation>展平实验室</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Which number of the channels becomes which number of the row</source>
        <translation>通道中的哪个数成为行中的哪个数</translation>
    </message>
    <message>
        <location filename="../../widgets/labs/kinds/LinearLab.cpp" line="+12"/>
        <source>Linear Laboratory</source>
        <translation>线性层实验室</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The matrix product as rows and columns, and the sum behind each number</source>
        <translation>以行和列展示矩阵乘积，以及每个数背后的和</translation>
    </message>
    <message>
        <location filename="../../widgets/labs/kinds/PoolingLab.cpp" line="+14"/>
        <source>Pooling Laboratory</source>
        <translation>池化实验室</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The window slides; where each maximum comes from, what each mean is made of</source>
        <translation>窗口滑动：每个最大值来自何处，每个均值由什么构成</translation>
    </message>
</context>
<context>
    <name>LineUps</name>
    <message>
        <location filename="../../widgets/optimizers/LineUps.cpp" line="+80"/>
        <source>The notes’ five</source>
        <translation>笔记中的五种</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>All optimizers</source>
        <translation>全部优化器</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The selected one at five rates</source>
        <translation>选中者的五种学习率</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Four momenta</source>
        <translation>四种动量</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Adam with and without bias correction</source>
        <translation>有无偏差修正的 Adam</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Rates that suit the surface</source>
        <translation>与曲面相称的学习率</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Momentum in the notes’ form and PyTorch’s</source>
        <translation>笔记形式与 PyTorch 形式的动量</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>SGD, momentum, Adagrad, RMSprop and Adam</source>
        <translation>SGD、动量、Adagrad、RMSprop 和 Adam</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Each once, at a rate that suits the surface</source>
        <translation>每种一个，学习率与曲面相称</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>From a tenth of its learning rate to ten times of it</source>
        <translation>从其学习率的十分之一到十倍</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>β = 0, 0.5, 0.9 and 0.99 at the same rate</source>
        <translation>学习率相同，β = 0、0.5、0.9 和 0.99</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The first steps differ: averages that begin at 0 are too small</source>
        <translation>区别在最初几步：从 0 开始的平均值偏小</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The same competitors, with learning rates for this surface</source>
        <translation>参赛者不变，学习率改为适合该曲面的值</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The same path until the rate changes, as it does here in steps</source>
        <translation>学习率不变时路径相同；这里的学习率分段下降</translation>
    </message>
    <message>
        <location line="-30"/>
        <source>Each at its usual rate</source>
        <translation>各用通常的学习率</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Each once, at the rate that is usual for it</source>
        <translation>每种一个，用它通常的学习率</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The same competitors, with the learning rates they have by default</source>
        <translation>参赛者不变，学习率改为各自的默认值</translation>
    </message>
</context>
<context>
    <name>LossLab</name>
    <message>
        <location filename="../../widgets/labs/kinds/LossLab.cpp" line="+15"/>
        <source>Loss Laboratory</source>
        <translation>损失函数实验室</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Losses at the network&apos;s present prediction, with the gradient as tangent; move the prediction and the target.</source>
        <translation>网络当前预测处的各种损失，梯度画成切线；可以移动预测值和目标。</translation>
    </message>
</context>
<context>
    <name>NetCompareText</name>
    <message>
        <location filename="../../widgets/compare/NetCompareText.cpp" line="+15"/>
        <source>the built-in digits</source>
        <translation>内置数字</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>drawing</source>
        <translation>手绘图</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>a frame of %1</source>
        <translation>%1 的一帧</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>item %1 of %2</source>
        <translation>%2的样本 %1</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>gradients</source>
        <translation>梯度</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>weight gradients</source>
        <translation>权重的梯度</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Different networks, weights and inputs</source>
        <translation>网络、权重和输入都不同</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Different networks, each with its own weights; the same input</source>
        <translation>网络不同，各用自己的权重；输入相同</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Different weights and inputs; the same network</source>
        <translation>权重和输入不同；网络相同</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Different weights; the same network and input</source>
        <translation>权重不同；网络和输入相同</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Different inputs; the same network and weights</source>
        <translation>输入不同；网络和权重相同</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A and B are the same: choose another side</source>
        <translation>A 与 B 相同：请换一个比较对象</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1 (%2 blocks, %3 parameters)</source>
        <translation>%1（%2 个模块，%3 个参数）</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>the network&apos;s own weights</source>
        <translation>网络自带的权重</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>bundled weights</source>
        <translation>内置权重</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>weights of %1</source>
        <translation>%1 中的权重</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>fresh weights, seed %1</source>
        <translation>全新权重，种子 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>trained weights: step %1, epoch %2</source>
        <translation>训练所得权重：第 %1 步，第 %2 轮</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>trained weights</source>
        <translation>训练所得权重</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>weights as edited</source>
        <translation>修改后的权重</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>label %1</source>
        <translation>标签 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 numbers changed</source>
        <translation>改动了 %1 个数</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>No %1 that can be compared differ</source>
        <translation>可比较的%1没有差别</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>In order, the %1 begin to differ at %2</source>
        <translation>按顺序，%1从 %2 开始不同</translation>
    </message>
</context>
<context>
    <name>NetRaceText</name>
    <message>
        <location filename="../../widgets/optimizers/networks/NetRaceText.cpp" line="+40"/>
        <source>Each tuned: the best of %1 learning rates after %2 steps, by validation loss</source>
        <translation>逐一调优：%1 个学习率各试 %2 步，取验证损失最低者</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>; by hand: %1</source>
        <translation>；手动设定：%1</translation>
    </message>
    <message>
        <location line="+42"/>
        <source>Equal learning rate: α = %1 for all</source>
        <translation>学习率相同：全部 α = %1</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Learning rates as set by hand, neither equal nor tuned</source>
        <translation>学习率为手动设定，既未统一也未调优</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>%1, data: %2</source>
        <translation>%1，数据：%2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>batches of %1</source>
        <translation>每批 %1 个</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>seeds %1 to %2, the same for all</source>
        <translation>随机种子 %1 到 %2，全体相同</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>seed %1, the same for all</source>
        <translation>随机种子 %1，全体相同</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Validation loss</source>
        <translation>验证损失</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Validation accuracy</source>
        <translation>验证准确率</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Training loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The network on the canvas</source>
        <translation>画布上的网络</translation>
    </message>
</context>
<context>
    <name>Optimizers</name>
    <message>
        <location filename="../../widgets/optimizers/Roster.cpp" line="+123"/>
        <source>Gradient descent</source>
        <translation>梯度下降</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
</context>
<context>
    <name>OptionNames</name>
    <message>
        <location filename="../../widgets/training/OptionNames.cpp" line="+15"/>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Draw</source>
        <translation>抽样</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Factor</source>
        <translation>系数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Turns</source>
        <translation>圈数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Side</source>
        <translation>边长</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Objects</source>
        <translation>物体数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Amount</source>
        <translation>幅度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Degrees</source>
        <translation>角度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Horizontal</source>
        <translation>水平</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Vertical</source>
        <translation>垂直</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Saturation</source>
        <translation>饱和度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Start</source>
        <translation>起点</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>End</source>
        <translation>终点</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Every</source>
        <translation>间隔</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Factor γ</source>
        <translation>系数 γ</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Flat end</source>
        <translation>末段恒定</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Rise</source>
        <translation>上升段</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+2"/>
        <source>Memory of the squares</source>
        <translation>平方的衰减率</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Memory of the gradients</source>
        <translation>梯度的衰减率</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Small number</source>
        <translation>小常数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Bias correction</source>
        <translation>偏差校正</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>PyTorch’s form</source>
        <translation>PyTorch 的写法</translation>
    </message>
</context>
<context>
    <name>SoftmaxLab</name>
    <message>
        <location filename="../../widgets/labs/kinds/SoftmaxLab.cpp" line="+15"/>
        <source>Softmax Laboratory</source>
        <translation>Softmax 实验室</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Scores become probabilities step by step, at any temperature.</source>
        <translation>得分一步步变成概率，温度可调。</translation>
    </message>
</context>
<context>
    <name>UnitLab</name>
    <message>
        <location filename="../../widgets/labs/kinds/UnitLab.cpp" line="+14"/>
        <source>Modular Backpropagation</source>
        <translation>模块化反向传播</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Unit operations, one at a time: the value forward, the gradient back, and the chain rule in two ways</source>
        <translation>逐个单元运算：值向前传，梯度向后传，链式法则以两种方式写出</translation>
    </message>
</context>
<context>
    <name>UnitText</name>
    <message numerus="yes">
        <location filename="../../widgets/units/UnitText.cpp" line="+34"/>
        <location line="+116"/>
        <source>… (%n more)</source>
        <translation>
            <numerusform>…（另有 %n 项）</numerusform>
        </translation>
    </message>
    <message>
        <location line="-26"/>
        <source>(all %1 branches together: %2)</source>
        <translation>（全部 %1 条支路之和：%2）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>(one of %1 branches, so far %2)</source>
        <translation>（%1 条支路之一，目前为 %2）</translation>
    </message>
    <message>
        <location line="+59"/>
        <source>A number of the input.</source>
        <translation>输入中的一个数。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A parameter. Click to change it.</source>
        <translation>一个参数。点击可修改。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What the loss compares with.</source>
        <translation>损失所比较的目标。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A constant.</source>
        <translation>常数。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Given here, with its value in the run. Double-click takes it apart.</source>
        <translation>这里视为已知，取运行中的值。双击可将其拆开。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The smaller terms of this sum together.</source>
        <translation>此和式中较小各项的总和。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Given</source>
        <translation>已知</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Add</source>
        <translation>加</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Subtract</source>
        <translation>减</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Multiply</source>
        <translation>乘</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Divide</source>
        <translation>除</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Square</source>
        <translation>平方</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Exponential</source>
        <translation>指数</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Logarithm</source>
        <translation>对数</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Square root</source>
        <translation>平方根</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Absolute value</source>
        <translation>绝对值</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Tanh</source>
        <translation>Tanh</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Error function</source>
        <translation>误差函数</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Maximum</source>
        <translation>取最大值</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Huber loss</source>
        <translation>Huber 损失</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>Only what is given is known: input, parameters, target. Step forward to compute.</source>
        <translation>目前只知道给定的数：输入、参数、目标。向前一步开始计算。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 · Backward, %2: </source>
        <translation>%1 · 反向，%2：</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>%1, part of %2</source>
        <translation>%1，属于 %2</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Exactly: %1</source>
        <translation>精确值：%1</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>In the whole network: %1, since other ways lead to the loss too.</source>
        <translation>在整个网络中为 %1，因为还有其他路径通向损失。</translation>
    </message>
</context>
<context>
    <name>VerifyGradientsLab</name>
    <message>
        <location filename="../../widgets/labs/kinds/VerifyGradientsLab.cpp" line="+14"/>
        <source>Gradient Check</source>
        <translation>梯度检验</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Finite differences against autograd, for any parameter, with the errors listed</source>
        <translation>任选参数，用有限差分检验自动求导，并列出误差</translation>
    </message>
</context>
<context>
    <name>WireTool</name>
    <message>
        <location filename="../../widgets/builder/WireTool.cpp" line="+157"/>
        <source>Let go here to take the wire off</source>
        <translation>在此松开即可断开连线</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Let go here to choose a block</source>
        <translation>在此松开即可选择模块</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <location filename="../../widgets/common/Export.cpp" line="+108"/>
        <source>%1 can&apos;t be written: the name must end in .png, .svg or .pdf for a picture, in .csv for numbers.</source>
        <translation>无法写入 %1：图片的文件名须以 .png、.svg 或 .pdf 结尾，数值须以 .csv 结尾。</translation>
    </message>
    <message>
        <location filename="../../widgets/session/BatchMaker.cpp" line="+25"/>
        <source>The items of %1 are no pictures.</source>
        <translation>%1 中的条目不是图片。</translation>
    </message>
    <message>
        <location line="+35"/>
        <source>The set %1 is empty.</source>
        <translation>数据集 %1 是空的。</translation>
    </message>
    <message>
        <location filename="../../widgets/session/Sources.cpp" line="+42"/>
        <source>The program has no bundled file %1.</source>
        <translation>程序没有自带文件 %1。</translation>
    </message>
    <message>
        <location line="+116"/>
        <source>%1 is untrained: its weights are random, drawn with seed %2.</source>
        <translation>%1 未经训练：权重是用种子 %2 随机生成的。</translation>
    </message>
    <message>
        <location filename="../../widgets/session/Workbench.cpp" line="+222"/>
        <source>Input %1 takes no picture: %2 seeded random numbers go in.</source>
        <translation>输入 %1 不接受图片：填入 %2 个按种子生成的随机数。</translation>
    </message>
    <message>
        <location filename="../../app/cli/Bench.cpp" line="+42"/>
        <location filename="../../core/trace/PlainPass.cpp" line="+67"/>
        <source>The network %1 has no loss to go back from.</source>
        <translation>网络 %1 没有损失，无法反向传播。</translation>
    </message>
    <message>
        <location filename="../../app/cli/RunInput.cpp" line="+38"/>
        <source>%1 has no tensor “%2”, which the network&apos;s input of that name needs.</source>
        <translation>%1 中没有张量“%2”，而网络的同名输入需要它。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1: the tensor “%2” has no batch dimension.</source>
        <translation>%1：张量“%2”没有批次维。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1: the tensor “%2” has the shape %3: a batch of no picture.</source>
        <translation>%1：张量“%2”的形状是 %3：批次中没有图片。</translation>
    </message>
    <message>
        <location filename="../../app/cli/Options.cpp" line="+89"/>
        <location line="+8"/>
        <source>“%1” is no index; write numbers with commas between, such as 0,2,5,5.</source>
        <translation>“%1”不是下标；请用逗号分隔数字，例如 0,2,5,5。</translation>
    </message>
    <message>
        <location filename="../../app/cli/PictureInput.cpp" line="+28"/>
        <source>The network %1 has several inputs; one picture can&apos;t fill them.</source>
        <translation>网络 %1 有多个输入，一张图片无法填满。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The network %1 has no input for a picture.</source>
        <translation>网络 %1 没有接受图片的输入。</translation>
    </message>
    <message>
        <location filename="../../app/cli/verbs/BenchVerb.cpp" line="+46"/>
        <source>There is no benchmark %1.</source>
        <translation>没有名为 %1 的基准测试。</translation>
    </message>
    <message>
        <location filename="../../app/cli/verbs/AugmentVerb.cpp" line="+133"/>
        <location filename="../../app/cli/verbs/RenderVerb.cpp" line="+50"/>
        <source>The folder %1 can&apos;t be made: %2</source>
        <translation>无法创建文件夹 %1：%2</translation>
    </message>
    <message>
        <location filename="../../app/studio/Exporter.cpp" line="+95"/>
        <source>No block with numbers is selected. Click a block first; its output, or in the backward pass its gradient, will be saved.</source>
        <translation>没有选中含数值的模块。请先点击一个模块；将保存其输出，反向传播时则保存其梯度。</translation>
    </message>
    <message>
        <location filename="../../app/studio/FileOpener.cpp" line="+64"/>
        <source>%1 is a folder without MNIST&apos;s files (such as t10k-images-idx3-ubyte.gz). Choose the folder that they lie in, or a single picture.</source>
        <translation>文件夹 %1 中没有 MNIST 文件（如 t10k-images-idx3-ubyte.gz）。请选择存放这些文件的文件夹，或单张图片。</translation>
    </message>
    <message>
        <location filename="../../app/studio/DetectFiles.cpp" line="+120"/>
        <source>There is no picture in the folder %1.</source>
        <translation>文件夹 %1 中没有图片。</translation>
    </message>
    <message>
        <location line="+60"/>
        <location filename="../../app/studio/FileOpener.cpp" line="+54"/>
        <location filename="../../app/studio/NetCompareDesk.cpp" line="+276"/>
        <source>There is no picture on the clipboard. Copy a picture in another program first.</source>
        <translation>剪贴板中没有图片。请先在其他程序中复制一张图片。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>There is no picture to save yet. Open a detector and a picture first.</source>
        <translation>还没有可保存的图片。请先打开检测器和图片。</translation>
    </message>
    <message>
        <location line="-149"/>
        <source>%1 can&apos;t be written as a picture. Its name must end in .png, .jpg or .webp, and its folder must be one that you may write to.</source>
        <translation>无法把图片写入 %1。文件名必须以 .png、.jpg 或 .webp 结尾，并且你要有该文件夹的写入权限。</translation>
    </message>
    <message>
        <location filename="../../core/base/AtomicFile.cpp" line="+73"/>
        <source>The file %1 can&apos;t be written: %2.</source>
        <translation>无法写入文件 %1：%2。</translation>
    </message>
    <message>
        <location line="+48"/>
        <source>The file %1 can&apos;t be written: it is not a regular file.</source>
        <translation>无法写入文件 %1：它不是普通文件。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The file %1 can&apos;t be written: there is no folder %2.</source>
        <translation>无法写入文件 %1：文件夹 %2 不存在。</translation>
    </message>
    <message>
        <location line="+50"/>
        <source>The file %1 is written, but may not survive a power cut: %2.</source>
        <translation>文件 %1 已写入，但断电时可能丢失：%2。</translation>
    </message>
    <message>
        <location filename="../../core/base/Cancel.h" line="+20"/>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <location filename="../../core/base/InputFile.cpp" line="+17"/>
        <source>The file %1 can&apos;t be read: %2.</source>
        <translation>无法读取文件 %1：%2。</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>it is not a regular file</source>
        <translation>它不是普通文件</translation>
    </message>
    <message>
        <location line="-17"/>
        <source>it became shorter while it was read</source>
        <translation>读取过程中文件变短了</translation>
    </message>
    <message>
        <location filename="../../core/base/JsonParser.cpp" line="+101"/>
        <source>the name &quot;%1&quot; appears twice in one object</source>
        <translation>名称“%1”在同一对象中出现两次</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>it holds more than %1 values</source>
        <translation>其中的值超过 %1 个</translation>
    </message>
    <message>
        <location line="+6"/>
        <location filename="../../core/base/XmlReader.cpp" line="+230"/>
        <location filename="../../core/io/pickle/Unpickler.cpp" line="+313"/>
        <source>it is nested more than %1 deep</source>
        <translation>嵌套超过 %1 层</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>The file %1 is not valid JSON: line %2, column %3: %4.</source>
        <translation>文件 %1 不是有效的 JSON：第 %2 行第 %3 列：%4。</translation>
    </message>
    <message>
        <location line="+20"/>
        <location filename="../../core/base/ReadFile.cpp" line="+14"/>
        <location filename="../../core/base/XmlReader.cpp" line="+97"/>
        <location filename="../../core/io/onnx/OnnxReader.cpp" line="+200"/>
        <location filename="../../core/io/Pth.cpp" line="+47"/>
        <source>The file %1 is too large: %2, where at most %3 are read.</source>
        <translation>文件 %1 太大：%2，最多读取 %3。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>The file %1 is not valid JSON: there is a NUL byte after the text.</source>
        <translation>文件 %1 不是有效的 JSON：文本之后有 NUL 字节。</translation>
    </message>
    <message>
        <location filename="../../core/base/SystemError.cpp" line="+14"/>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>the disk is mounted read-only</source>
        <translation>磁盘以只读方式挂载</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>there is no such file or folder</source>
        <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>a part of the path is not a folder</source>
        <translation>路径中有一部分不是文件夹</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>it is a folder</source>
        <translation>它是文件夹</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>it grows larger than the file system or a limit allows</source>
        <translation>超过文件系统或限额允许的大小</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>the name is too long</source>
        <translation>名称太长</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>too many files are open</source>
        <translation>打开的文件过多</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>the disk reports an error</source>
        <translation>磁盘报告错误</translation>
    </message>
    <message>
        <location filename="../../core/blocks/AdaptiveAvgPool2d.cpp" line="+17"/>
        <source>Averages over windows that are laid out so that the output has a given size.</source>
        <translation>按给定的输出大小划分窗口，并在窗口内取平均。</translation>
    </message>
    <message>
        <location line="+56"/>
        <source>Height and width of the output; a number counts for both.</source>
        <translation>输出的高和宽；单个数字表示两者相同。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/Add.cpp" line="+14"/>
        <source>Adds its inputs number by number; smaller ones are repeated.</source>
        <translation>把各输入逐元素相加；较小的按广播重复。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/BaseConv.cpp" line="+17"/>
        <source>Convolution, batch norm and activation: the unit that YOLOX is built of.</source>
        <translation>卷积、批归一化与激活：构成 YOLOX 的基本单元。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/BCELoss.cpp" line="+15"/>
        <source>Binary cross-entropy between probabilities and the target.</source>
        <translation>概率与目标之间的二元交叉熵。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/BCEWithLogitsLoss.cpp" line="+16"/>
        <source>Binary cross-entropy between the sigmoid of the scores and the target.</source>
        <translation>得分经 sigmoid 后与目标之间的二元交叉熵。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/Bottleneck.cpp" line="+15"/>
        <source>Squeezes the channels with 1×1, convolves 3×3, and adds the input: a residual unit.</source>
        <translation>用 1×1 压缩通道，再做 3×3 卷积，并加上输入：一个残差单元。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/Concat.cpp" line="+14"/>
        <source>Lays its inputs one behind the other along a dimension.</source>
        <translation>沿某一维把各输入依次拼接。</translation>
    </message>
    <message>
        <location line="+39"/>
        <source>Dimension along which to join; 0 is the batch, −1 the last one.</source>
        <translation>拼接的维；0 为批次，−1 为最后一维。</translation>
    </message>
    <message>
        <location line="+10"/>
        <location filename="../../core/blocks/Softmax.cpp" line="+68"/>
        <source>it got an input of shape %1, but needs one with the dimension %2.</source>
        <translation>得到形状为 %1 的输入，但需要有第 %2 维。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>it got inputs of shapes %1 and %2, but needs the same sizes in all dimensions but %3.</source>
        <translation>得到形状为 %1 和 %2 的输入，但除第 %3 维外各维大小须相同。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/CrossEntropyLoss.cpp" line="+19"/>
        <source>How improbable softmax of the scores makes the right class: −log of its probability.</source>
        <translation>得分经 softmax 后正确类别有多不可能：其概率的 −log。</translation>
    </message>
    <message>
        <location line="+128"/>
        <source>Places whose target is this number count for nothing.</source>
        <translation>目标为该数字的位置不计入损失。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Share of the target that is spread over all classes.</source>
        <translation>目标中均摊到所有类别的份额。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>it got an input of shape %1, but needs scores [N, C] or [N, C, …].</source>
        <translation>得到形状为 %1 的输入，但需要得分 [N, C] 或 [N, C, …]。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/CSPDarknet.cpp" line="+18"/>
        <source>YOLOX&apos;s backbone: five stages that each halve the picture; puts out the last three.</source>
        <translation>YOLOX 的主干：五个阶段，每个把图片减半；输出最后三个。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/CSPLayer.cpp" line="+13"/>
        <source>Number of bottlenecks in a row.</source>
        <translation>依次相连的瓶颈单元数。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Sends half of the channels through bottlenecks and half around them, then joins both.</source>
        <translation>一半通道经过瓶颈单元，另一半绕过，最后拼接。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/Darknet.cpp" line="+15"/>
        <source>Channels of the first convolution; each stage doubles them.</source>
        <translation>第一个卷积的通道数；每个阶段加倍。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>YOLOv3&apos;s backbone Darknet53: residual stages that each halve the picture; puts out the last three.</source>
        <translation>YOLOv3 的主干 Darknet53：每个残差阶段把图片减半；输出最后三个。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/DepthwiseSeparableConv2d.cpp" line="+15"/>
        <source>Convolves each channel by itself, then mixes channels with 1×1: far fewer weights than a full convolution.</source>
        <translation>先逐通道卷积，再用 1×1 混合通道：权重远少于完整卷积。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/Dropout.cpp" line="+13"/>
        <source>In training sets each number to 0 with probability p and enlarges the rest; otherwise hands them on.</source>
        <translation>训练时以概率 p 把数值置 0 并放大其余；否则原样传递。</translation>
    </message>
    <message>
        <location line="+35"/>
        <source>Probability that a number is set to 0 in training.</source>
        <translation>训练时数值被置 0 的概率。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/DWConv.cpp" line="+15"/>
        <source>Depthwise convolution, then 1×1 across channels, each with batch norm and activation.</source>
        <translation>先深度卷积，再跨通道 1×1 卷积，各带批归一化与激活。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/Flatten.cpp" line="+14"/>
        <source>Lays several dimensions out in one row; no number changes.</source>
        <translation>把若干维展平成一行；数值不变。</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>First dimension to flatten; 0 is the batch, −1 the last one.</source>
        <translation>展平的起始维；0 为批次，−1 为最后一维。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Last dimension to flatten; 0 is the batch, −1 the last one.</source>
        <translation>展平的结束维；0 为批次，−1 为最后一维。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>it got an input of shape %1, but start_dim %2 and end_dim %3 need to name two of its dimensions in order.</source>
        <translation>得到形状为 %1 的输入，但 start_dim %2 与 end_dim %3 须依次指明其中两维。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/Focus.cpp" line="+15"/>
        <source>Moves each 2×2 square of pixels into channels, then convolves: halves the size and loses nothing.</source>
        <translation>把每个 2×2 像素块移入通道再卷积：尺寸减半而不丢信息。</translation>
    </message>
    <message>
        <location line="+24"/>
        <location filename="../../core/blocks/support/Pyramid.cpp" line="+23"/>
        <source>it needs an even height and width, but got %1.</source>
        <translation>需要偶数的高和宽，却得到 %1。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/GELU.cpp" line="+15"/>
        <source>Weighs each number by the probability that a normal variable is smaller.</source>
        <translation>用正态变量小于该数的概率为其加权。</translation>
    </message>
    <message>
        <location line="+50"/>
        <source>none: by erf, exactly; tanh: by the usual approximation.</source>
        <translation>none：用 erf 精确计算；tanh：用常见近似。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/GhostBottleneck.cpp" line="+13"/>
        <source>Channels between the two Ghost modules; null: as many as the output has.</source>
        <translation>两个 Ghost 模块之间的通道数；null：与输出相同。</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>A residual unit of two Ghost modules.</source>
        <translation>由两个 Ghost 模块组成的残差单元。</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Block &quot;%1&quot; (%2): parameter &quot;kernel_size&quot; is %3; it must be odd.</source>
        <translation>模块“%1”（%2）：参数“kernel_size”为 %3；必须为奇数。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/GhostModule.cpp" line="+13"/>
        <source>One of so many channels is made by the ordinary convolution.</source>
        <translation>每这么多个通道中有一个由普通卷积产生。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Size of the cheap depthwise kernels; odd.</source>
        <translation>廉价深度卷积核的大小；奇数。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Makes a part of the channels by convolution, and the rest from those by cheap depthwise kernels.</source>
        <translation>一部分通道由卷积产生，其余由它们经廉价的深度卷积核得到。</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>Block &quot;%1&quot; (%2): parameter &quot;dw_size&quot; is %3; it must be odd.</source>
        <translation>模块“%1”（%2）：参数“dw_size”为 %3；必须为奇数。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/GroupNorm.cpp" line="+18"/>
        <source>Gives each group of channels of each sample mean 0 and variance 1; needs no batch.</source>
        <translation>使每个样本的每组通道均值为 0、方差为 1；不依赖批次。</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Number of groups; must divide the channels of the input.</source>
        <translation>组数；须整除输入通道数。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>parameter &quot;num_groups&quot; is %1 and must divide the number of channels of the input, but that is %2.</source>
        <translation>参数“num_groups”为 %1，须整除输入通道数，但后者为 %2。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/HuberLoss.cpp" line="+15"/>
        <source>Squared difference for small errors, absolute difference for large ones.</source>
        <translation>误差小时取平方差，误差大时取绝对差。</translation>
    </message>
    <message>
        <location line="+50"/>
        <source>Where the loss turns from squared to straight; greater than 0.</source>
        <translation>损失由平方转为线性的分界；大于 0。</translation>
    </message>
    <message>
        <location line="+12"/>
        <location filename="../../core/blocks/Upsample.cpp" line="+113"/>
        <source>Block &quot;%1&quot; (%2): parameter &quot;%3&quot; is %4; it must be greater than 0.</source>
        <translation>模块“%1”（%2）：参数“%3”为 %4；必须大于 0。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/Identity.cpp" line="+11"/>
        <source>Hands its input on as it is.</source>
        <translation>原样传递输入。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/Input.cpp" line="+23"/>
        <source>Where a tensor enters the network; also says what a picture must become.</source>
        <translation>张量进入网络之处；也说明图片应如何转换。</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Sizes without the batch: channels, height, width for pictures.</source>
        <translation>不含批次的各维大小：图片为通道、高、宽。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>What black and white become: [0, 1] or [0, 255].</source>
        <translation>黑与白的取值：[0, 1] 或 [0, 255]。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Taken off each channel, in the units of the range.</source>
        <translation>从每个通道减去的值，单位同 range。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>What each channel is then divided by, in the units of the range.</source>
        <translation>随后每个通道除以的值，单位同 range。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Order of a picture&apos;s channels; one channel is always grey.</source>
        <translation>图片通道的顺序；单通道总是灰度。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>How a picture of another shape is fitted in.</source>
        <translation>形状不同的图片如何适配。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Dark on light becomes light on dark.</source>
        <translation>浅底深字变为深底浅字。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>What is made of a point of the plane, one number each: &quot;x,y,xy&quot;.</source>
        <translation>由平面上的点算出的特征，每个一个数：&quot;x,y,xy&quot;。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Block &quot;%1&quot; (Input): parameter &quot;%2&quot; has %3 numbers; it must have one, or one for each of the %4 channels.</source>
        <translation>模块“%1”（Input）：参数“%2”有 %3 个数；须为一个，或 %4 个通道各一个。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Block &quot;%1&quot; (Input): parameter &quot;features&quot; names %2 features, so parameter &quot;shape&quot; must be [%2], not %3.</source>
        <translation>模块“%1”（Input）：参数“features”列出 %2 个特征，因此参数“shape”须为 [%2]，而不是 %3。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Block &quot;%1&quot; (Input): parameter &quot;shape&quot; has %2 sizes; it must have 1 to 4, without the batch.</source>
        <translation>模块“%1”（Input）：参数“shape”有 %2 维；须为 1 到 4 维，不含批次。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Block &quot;%1&quot; (Input): parameter &quot;range&quot; is %2; it must be [0, 1] or [0, 255].</source>
        <translation>模块“%1”（Input）：参数“range”为 %2；须为 [0, 1] 或 [0, 255]。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Block &quot;%1&quot; (Input): parameter &quot;std&quot; holds %2; each number must be above 0.</source>
        <translation>模块“%1”（Input）：参数“std”中有 %2；每个数须大于 0。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/InstanceNorm2d.cpp" line="+17"/>
        <source>Gives each feature map of each sample mean 0 and variance 1.</source>
        <translation>使每个样本的每张特征图均值为 0、方差为 1。</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>Of running statistics, and so of no effect; here because PyTorch has it.</source>
        <translation>用于滑动统计量，因此不起作用；因 PyTorch 有此参数而保留。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Only false: each map is always normalised by its own statistics.</source>
        <translation>只能为 false：每张图总用自身的统计量归一化。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Block &quot;%1&quot; (%2): parameter &quot;%3&quot; is true; it must be false, because running statistics of single maps are not supported.</source>
        <translation>模块“%1”（%2）：参数“%3”为 true；须为 false，因为不支持单张图的滑动统计量。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>it needs maps of more than one value, but got %1: the variance of a single value says nothing.</source>
        <translation>特征图须多于一个值，却得到 %1：单个值的方差没有意义。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/L1Loss.cpp" line="+14"/>
        <source>Mean absolute difference between prediction and target.</source>
        <translation>预测与目标之差的绝对值的均值。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/LayerNorm.cpp" line="+20"/>
        <source>Gives the last dimensions of each sample mean 0 and variance 1; needs no batch.</source>
        <translation>使每个样本的最后几维均值为 0、方差为 1；不依赖批次。</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>Sizes of the last dimensions of the input, which are normalised together.</source>
        <translation>一起归一化的输入最后几维的大小。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Whether there is a shift β beside the scale γ.</source>
        <translation>除缩放 γ 外是否还有偏移 β。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>its normalized_shape is %1, but the last dimensions after the batch of the input %2 are others.</source>
        <translation>其 normalized_shape 为 %1，但输入 %2 除批次外的最后几维与之不同。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/LeakyReLU.cpp" line="+13"/>
        <source>Lets positive numbers through and shrinks the others to a small share.</source>
        <translation>正数通过，其余缩小为一小部分。</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>What negative numbers are multiplied by.</source>
        <translation>负数所乘的系数。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/Linear.cpp" line="+17"/>
        <source>Fully connected: each output is a weighted sum of all inputs</source>
        <translation>全连接：每个输出是所有输入的加权和</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>Number of outputs, of neurons</source>
        <translation>输出数，即神经元数</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Adds a learnable number to each output</source>
        <translation>给每个输出加上一个可学习的数</translation>
    </message>
    <message>
        <location filename="../../core/blocks/MSELoss.cpp" line="+12"/>
        <source>Mean squared difference between prediction and target.</source>
        <translation>预测与目标之差的平方的均值。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/Multiply.cpp" line="+14"/>
        <source>Multiplies its inputs number by number; smaller ones are repeated.</source>
        <translation>把各输入逐元素相乘；较小的按广播重复。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/Permute.cpp" line="+15"/>
        <source>Puts the dimensions into another order.</source>
        <translation>改变各维的顺序。</translation>
    </message>
    <message>
        <location line="+45"/>
        <source>its order of dimensions %1 does not fit the input %2.</source>
        <translation>维的顺序 %1 与输入 %2 不符。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/PixelShuffle.cpp" line="+14"/>
        <source>Makes pictures r times larger out of r² channels each.</source>
        <translation>每 r² 个通道合成放大 r 倍的图。</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>How many times larger height and width become.</source>
        <translation>高和宽放大的倍数。</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>it got an input of shape %1, but with upscale_factor %2 needs a multiple of %3 channels.</source>
        <translation>得到形状为 %1 的输入，但 upscale_factor 为 %2 时通道数须为 %3 的倍数。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/PReLU.cpp" line="+14"/>
        <source>Lets positive numbers through and multiplies the others by a slope that is learnt.</source>
        <translation>正数通过，其余乘以学到的斜率。</translation>
    </message>
    <message>
        <location line="+42"/>
        <source>How many slopes: 1 for all channels, or one for each.</source>
        <translation>斜率个数：1 为所有通道共用，或每个通道一个。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>What the slopes start as.</source>
        <translation>斜率的初值。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/ReLU.cpp" line="+12"/>
        <source>Lets positive numbers through and sets the others to 0.</source>
        <translation>正数通过，其余置 0。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/ResLayer.cpp" line="+16"/>
        <source>Darknet&apos;s residual unit: 1×1 to half of the channels, 3×3 back, plus the input.</source>
        <translation>Darknet 的残差单元：1×1 减半通道，3×3 恢复，再加上输入。</translation>
    </message>
    <message>
        <location line="+20"/>
        <location filename="../../core/blocks/SPPBottleneck.cpp" line="+66"/>
        <source>it needs at least 2 channels to halve, but got %1.</source>
        <translation>至少需要 2 个通道才能减半，却得到 %1。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/Sigmoid.cpp" line="+10"/>
        <source>Squeezes each number into 0 … 1.</source>
        <translation>把每个数压缩到 0 … 1。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/SiLU.cpp" line="+12"/>
        <source>Weighs each number by its own sigmoid (also called swish).</source>
        <translation>用自身的 sigmoid 为每个数加权（又称 swish）。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/Slice.cpp" line="+17"/>
        <source>Takes every so many values of one dimension.</source>
        <translation>在某一维上每隔若干取一个值。</translation>
    </message>
    <message>
        <location line="+49"/>
        <source>it takes a slice of dimension %1, but got an input of shape %2.</source>
        <translation>要在第 %1 维上切片，却得到形状为 %2 的输入。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>nothing is left of dimension %1 of the input %2 from %3 on.</source>
        <translation>输入 %2 的第 %1 维从 %3 起已没有元素。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/Softmax.cpp" line="-49"/>
        <source>Turns scores along one dimension into probabilities that add up to 1.</source>
        <translation>沿某一维把得分变为和为 1 的概率。</translation>
    </message>
    <message>
        <location line="+40"/>
        <source>Dimension that adds up to 1; 0 is the batch, −1 the last one.</source>
        <translation>和为 1 的维；0 为批次，−1 为最后一维。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/SPPBottleneck.cpp" line="-53"/>
        <source>Sizes of the windows; odd, so that the maps keep their size.</source>
        <translation>窗口大小；为奇数，使特征图大小不变。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Looks at windows of several sizes at once by max pooling, and stacks what they saw.</source>
        <translation>同时用多种大小的窗口做最大池化，再把结果拼接。</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>Block &quot;%1&quot; (%2): parameter &quot;kernel_sizes&quot; has %3 in it; all must be odd, so that the maps keep their size.</source>
        <translation>模块“%1”（%2）：参数“kernel_sizes”中有 %3；须全为奇数，使特征图大小不变。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/support/AvgPoolNd.cpp" line="+18"/>
        <source>Takes the mean of each window, channel by channel.</source>
        <translation>逐通道取每个窗口的均值。</translation>
    </message>
    <message>
        <location line="+39"/>
        <source>Counts the border&apos;s zeros in the mean.</source>
        <translation>求均值时计入边缘填充的零。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Divides the sum by this number; not set: by the window&apos;s size.</source>
        <translation>用该数除总和；不设则除以窗口大小。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/support/BatchNormNd.cpp" line="+20"/>
        <source>Share of a batch&apos;s statistics in the running ones; null: average over all batches</source>
        <translation>批统计量在滑动统计量中的份额；null：对所有批次取平均</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Keeps running mean and variance for evaluation; else evaluation uses those of the batch</source>
        <translation>为评估保留滑动均值与方差；否则评估时用批统计量</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Gives each channel mean 0 and variance 1 over the batch, then scales and shifts it</source>
        <translation>使每个通道在本批上均值为 0、方差为 1，再缩放并偏移</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>it got an input of shape %1, but needs [N, C] or [N, C, L]</source>
        <translation>得到形状为 %1 的输入，但需要 [N, C] 或 [N, C, L]</translation>
    </message>
    <message>
        <location filename="../../core/blocks/support/Broadcast.cpp" line="+21"/>
        <source>it got inputs of shapes %1, but needs sizes that are equal or 1, counted from the last dimension.</source>
        <translation>得到形状为 %1 的输入，但从最后一维数起，各维须相等或为 1。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/support/ConvNd.cpp" line="+20"/>
        <source>Slides kernels over the input; each value is a weighted sum of what a kernel covers</source>
        <translation>卷积核在输入上滑动；每个值是所覆盖部分的加权和</translation>
    </message>
    <message>
        <location filename="../../core/blocks/support/ConvParameters.cpp" line="+19"/>
        <source>Number of kernels, and so of channels of the output</source>
        <translation>卷积核数，即输出通道数</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Size of a kernel</source>
        <translation>卷积核大小</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Distance between neighbouring places of a kernel</source>
        <translation>卷积核相邻位置的间距（膨胀）</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>What the padding is filled with</source>
        <translation>填充所用的值</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Number of groups that the channels are split into; must divide the channels of input and output</source>
        <translation>通道分成的组数；须整除输入与输出通道数</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Adds a learnable number to each channel of the output</source>
        <translation>给输出的每个通道加上一个可学习的数</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Zeros added at each side, or &quot;same&quot; (as large as the input), &quot;valid&quot; (none)</source>
        <translation>每侧补的零数，或“same”（与输入同大）、“valid”（不补）</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Step from one place of the kernel on the input to the next</source>
        <translation>卷积核在输入上每次移动的步长</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Step on the output from one place of the kernel to the next</source>
        <translation>卷积核在输出上每次移动的步长</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Rows and columns cut off at each side of the output</source>
        <translation>输出每侧裁掉的行列数</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Added to one side of the output&apos;s size; must be smaller than stride or dilation</source>
        <translation>加到输出大小一侧的数；须小于步长或膨胀</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Block &quot;%1&quot;: parameter &quot;padding&quot; is &quot;same&quot;; that needs &quot;stride&quot; 1, which is %2.</source>
        <translation>模块“%1”：参数“padding”为“same”，这要求“stride”为 1，而它是 %2。</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Block &quot;%1&quot;: parameter &quot;groups&quot; is %2; it must divide &quot;out_channels&quot;, which is %3.</source>
        <translation>模块“%1”：参数“groups”为 %2，须整除“out_channels”，而后者为 %3。</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>Block &quot;%1&quot;: parameter &quot;output_padding&quot; is %2; it must be smaller than the larger of &quot;stride&quot; and &quot;dilation&quot;, %3: 0 to %4.</source>
        <translation>模块“%1”：参数“output_padding”为 %2，须小于“stride”与“dilation”中较大的 %3，即 0 到 %4。</translation>
    </message>
    <message>
        <location line="+57"/>
        <source>a kernel of size %1 with dilation %2 reaches over %3 values of dimension %4, but the input %5 has only %6 there, padding included.</source>
        <translation>大小 %1、膨胀 %2 的卷积核在第 %4 维上跨越 %3 个值，但输入 %5 连同填充只有 %6 个。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>parameter &quot;groups&quot; is %1 and must divide the number of channels of the input, but that is %2.</source>
        <translation>参数“groups”为 %1，须整除输入通道数，但后者为 %2。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/support/ConvTransposeNd.cpp" line="+23"/>
        <source>Each input value stamps its kernel onto the output, where the stamps add up: learned upsampling.</source>
        <translation>每个输入值把卷积核“盖”到输出上并累加：可学习的上采样。</translation>
    </message>
    <message>
        <location line="+91"/>
        <source>its kernels cover %1 values of dimension %2 for the input %3, of which padding %4 cuts off %5 and leaves none.</source>
        <translation>对输入 %3，卷积核在第 %2 维上覆盖 %1 个值，填充 %4 裁去 %5 个后一个不剩。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/support/DetectionParameters.cpp" line="+21"/>
        <source>Channels of the output.</source>
        <translation>输出通道数。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Height and width of a kernel; the padding is (kernel_size − 1)/2.</source>
        <translation>卷积核的高和宽；填充为 (kernel_size − 1)/2。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Step from one place of the kernel on the input to the next.</source>
        <translation>卷积核在输入上每次移动的步长。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Activation; lrelu has the slope 0.1.</source>
        <translation>激活函数；lrelu 的斜率为 0.1。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Adds the input to the output where they have as many channels.</source>
        <translation>通道数相同时把输入加到输出上。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Hidden channels as a share of the output&apos;s.</source>
        <translation>隐藏通道数占输出通道数的比例。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>3×3 convolutions channel by channel, followed by 1×1: far fewer weights.</source>
        <translation>逐通道 3×3 卷积后接 1×1：权重少得多。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Multiplies the number of blocks in a row; 0.33 for Nano, Tiny and S.</source>
        <translation>依次相连的模块数的倍率；Nano、Tiny、S 为 0.33。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Multiplies the number of channels; 0.25 for Nano, 0.5 for S.</source>
        <translation>通道数的倍率；Nano 为 0.25，S 为 0.5。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Number of classes that it tells apart.</source>
        <translation>可区分的类别数。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Number of convolutions: 53 or 21.</source>
        <translation>卷积层数：53 或 21。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Block &quot;%1&quot; (%2): parameter &quot;depth&quot; is %3; it must be 21 or 53.</source>
        <translation>模块“%1”（%2）：参数“depth”为 %3；须为 21 或 53。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Block &quot;%1&quot; (%2): parameter &quot;expansion&quot; is %3; of %4 channels that leaves none. It must be at least 1/%4.</source>
        <translation>模块“%1”（%2）：参数“expansion”为 %3，%4 个通道将一个不剩。至少须为 1/%4。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/support/LegalValues.cpp" line="+27"/>
        <source>a whole number from %1 to %2</source>
        <translation>%1 到 %2 的整数</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>a whole number of at least %1</source>
        <translation>不小于 %1 的整数</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>a whole number of at most %1</source>
        <translation>不大于 %1 的整数</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../core/detection/CocoAnnotations.cpp" line="+330"/>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>a number from %1 to %2</source>
        <translation>%1 到 %2 的数</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>a number of at least %1</source>
        <translation>不小于 %1 的数</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>a number of at most %1</source>
        <translation>不大于 %1 的数</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../core/detection/CocoAnnotations.cpp" line="-3"/>
        <source>a number</source>
        <translation>数</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1, or a list of them</source>
        <translation>%1，或其列表</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1, or a list of %2 of them</source>
        <translation>%1，或 %2 个的列表</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>a list of 1 to 5 numbers, each %1</source>
        <translation>1 到 5 个数的列表，每个为%1</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>one of %1</source>
        <translation>%1 之一</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>some of %1 in one text, divided by commas, each at most once</source>
        <translation>%1 中的若干项，写成一段文本，用逗号分隔，每项至多一次</translation>
    </message>
    <message>
        <location line="+130"/>
        <source>%1, or %2</source>
        <translation>%1，或 %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1, or null</source>
        <translation>%1，或 null</translation>
    </message>
    <message>
        <location filename="../../core/blocks/support/LossBlock.cpp" line="+26"/>
        <source>Whether the single losses are averaged or added up.</source>
        <translation>各项损失取平均还是求和。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/support/MaxPoolNd.cpp" line="+19"/>
        <source>Steps between the numbers of one window; 1: neighbours.</source>
        <translation>窗口内相邻数值的间隔；1 为紧邻。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Keeps the largest number of each window, channel by channel.</source>
        <translation>逐通道保留每个窗口的最大值。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/support/NormParameters.cpp" line="+10"/>
        <source>Added to the variance, so that nothing is divided by zero.</source>
        <translation>加到方差上，避免除以零。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Learns a scale γ and a shift β.</source>
        <translation>学习缩放 γ 与偏移 β。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/support/Params.cpp" line="+26"/>
        <source>Block &quot;%1&quot; (%2) has no parameter &quot;%3&quot;: it takes none.</source>
        <translation>模块“%1”（%2）没有参数“%3”：它不带参数。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Block &quot;%1&quot; (%2) has no parameter &quot;%3&quot;. It takes: %4.</source>
        <translation>模块“%1”（%2）没有参数“%3”。可用的有：%4。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Block &quot;%1&quot; (%2) has no parameter &quot;%3&quot;; did you mean &quot;%4&quot;? It takes: %5.</source>
        <translation>模块“%1”（%2）没有参数“%3”；是否指“%4”？可用的有：%5。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Block &quot;%1&quot; (%2): parameter &quot;%3&quot; is %4; it must be %5.</source>
        <translation>模块“%1”（%2）：参数“%3”为 %4；须为%5。</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>Block &quot;%1&quot; (%2) needs the parameter &quot;%3&quot;: %4.</source>
        <translation>模块“%1”（%2）需要参数“%3”：%4。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/support/PoolNd.cpp" line="+31"/>
        <source>a window of size %1 with dilation %2 reaches over %3 values of dimension %4, but the input %5 has only %6 there, padding included.</source>
        <translation>大小 %1、膨胀 %2 的窗口在第 %4 维上跨越 %3 个值，但输入 %5 连同填充只有 %6 个。</translation>
    </message>
    <message>
        <location line="+57"/>
        <source>Size of the window; a number counts for every dimension.</source>
        <translation>窗口大小；单个数字用于每一维。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Steps between windows; not set: the window&apos;s size.</source>
        <translation>窗口之间的步长；不设则为窗口大小。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Width of the border around the input; at most half of kernel_size.</source>
        <translation>输入四周边缘的宽度；至多为 kernel_size 的一半。</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Block &quot;%1&quot; (%2): parameter &quot;padding&quot; is %3; with kernel_size %4 it must be at most %5.</source>
        <translation>模块“%1”（%2）：参数“padding”为 %3；kernel_size 为 %4 时至多为 %5。</translation>
    </message>
    <message>
        <location line="+82"/>
        <source>Also takes a last window that reaches beyond the border, if it starts before it.</source>
        <translation>若最后一个窗口起点在边界内，即使超出也计入。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/support/Pyramid.cpp" line="+14"/>
        <source>it needs a height and width that are multiples of 32, but got %1.</source>
        <translation>高和宽须为 32 的倍数，却得到 %1。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/support/ShapeCheck.cpp" line="+24"/>
        <source>%1 needs an input of shape %2, but got %3.</source>
        <translation>%1 需要形状为 %2 的输入，却得到 %3。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/Tanh.cpp" line="+12"/>
        <source>Squeezes each number into −1 … 1 by the hyperbolic tangent.</source>
        <translation>用双曲正切把每个数压缩到 −1 … 1。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/Upsample.cpp" line="-71"/>
        <source>Makes pictures larger (or smaller) by repeating or interpolating.</source>
        <translation>用重复或插值放大（或缩小）图。</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>Spatial size of the output; a number counts for every dimension.</source>
        <translation>输出的空间大小；单个数字用于每一维。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>How many times larger it becomes, in place of size.</source>
        <translation>放大倍数，代替 size。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>How it fills in: linear for [N, C, L], bilinear and bicubic for [N, C, H, W], trilinear for [N, C, D, H, W]; nearest for all.</source>
        <translation>插值方式：linear 用于 [N, C, L]，bilinear 与 bicubic 用于 [N, C, H, W]，trilinear 用于 [N, C, D, H, W]；nearest 皆可。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Whether the corner values of input and output fall together; not for nearest.</source>
        <translation>输入与输出的角点是否对齐；不适用于 nearest。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Block &quot;%1&quot; (%2) needs exactly one of the parameters &quot;size&quot; and &quot;scale_factor&quot;.</source>
        <translation>模块“%1”（%2）须且只须给出“size”与“scale_factor”之一。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Block &quot;%1&quot; (%2): parameter &quot;align_corners&quot; has no meaning with mode &quot;nearest&quot;; it must be null there.</source>
        <translation>模块“%1”（%2）：mode 为“nearest”时参数“align_corners”没有意义，须为 null。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>it got an input of shape %1, but mode &quot;%2&quot; needs %3.</source>
        <translation>得到形状为 %1 的输入，但 mode“%2”需要 %3。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>it got an input of shape %1, for which %2 needs 1 or %3 numbers, not %4.</source>
        <translation>得到形状为 %1 的输入，此时 %2 需要 1 个或 %3 个数，而不是 %4 个。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>it got an input of shape %1, whose dimension %2 scale_factor %3 would make %4 long; it needs to stay from 1 to %5.</source>
        <translation>得到形状为 %1 的输入，scale_factor %3 会使其第 %2 维长达 %4；须在 1 到 %5 之间。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/YOLOFPN.cpp" line="+16"/>
        <source>YOLOv3&apos;s neck: brings coarse features down to the finer ones. Holds the backbone Darknet53.</source>
        <translation>YOLOv3 的颈部：把粗粒度特征传给细粒度特征。内含主干 Darknet53。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/YOLOGhostPAN.cpp" line="+16"/>
        <source>A light neck: features go down and up the pyramid through Ghost bottlenecks. Holds the backbone.</source>
        <translation>轻量颈部：特征经 Ghost 瓶颈在金字塔中上下传递。内含主干。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/YOLOPAFPN.cpp" line="+16"/>
        <source>YOLOX&apos;s neck: mixes coarse and fine features downwards and upwards again. Holds the backbone.</source>
        <translation>YOLOX 的颈部：自上而下再自下而上融合粗细特征。内含主干。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/YOLOX.cpp" line="+15"/>
        <source>The whole detector YOLOX: backbone, neck and head.</source>
        <translation>完整的检测器 YOLOX：主干、颈部与检测头。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/YOLOXHead.cpp" line="+16"/>
        <source>YOLOX&apos;s head: for each cell of three maps a box, whether there is an object, and its class.</source>
        <translation>YOLOX 的检测头：对三张特征图的每个格子给出框、有无目标及其类别。</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>its inputs %1 and %2 have batches of different size.</source>
        <translation>输入 %1 与 %2 的批次大小不同。</translation>
    </message>
    <message>
        <location filename="../../core/data/DatasetKind.cpp" line="+31"/>
        <source>There is no “%1” for %2. There are: %3.</source>
        <translation>%2 没有“%1”。可用的有：%3。</translation>
    </message>
    <message>
        <location line="+15"/>
        <location filename="../../core/detection/sets/Coco.cpp" line="+20"/>
        <source>The data set “%1” is written %2.</source>
        <translation>数据集“%1”应写作 %2。</translation>
    </message>
    <message>
        <location line="+43"/>
        <source>Only points of the plane have features; the items of %1 are none.</source>
        <translation>只有平面上的点才有特征；%1 的样本不是平面上的点。</translation>
    </message>
    <message>
        <location line="+47"/>
        <source>There is no data set “%1”. There are: %2.</source>
        <translation>没有数据集“%1”。可用的有：%2。</translation>
    </message>
    <message>
        <location filename="../../core/data/Fit.cpp" line="+26"/>
        <source>A picture fits an Input of shape [channels, height, width]; this network&apos;s Input has the shape %1.</source>
        <translation>图片只适合形状为 [通道, 高, 宽] 的 Input；这个网络的 Input 形状为 %1。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>A picture can become 1 channel (grey) or 3 (colour); this network&apos;s Input has %1 channels.</source>
        <translation>图片可变为 1 个通道（灰度）或 3 个（彩色）；这个网络的 Input 有 %1 个通道。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The Input&apos;s shape %1 is no size for a picture.</source>
        <translation>Input 的形状 %1 不是图片的尺寸。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The Input&apos;s “%1” has %2 numbers, but the network has %3 input channels.</source>
        <translation>Input 的“%1”有 %2 个数，但网络有 %3 个输入通道。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The Input&apos;s “%1” holds a number that is not finite.</source>
        <translation>Input 的“%1”中有非有限的数。</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>The Input&apos;s “std” must be greater than 0.</source>
        <translation>Input 的“std”须大于 0。</translation>
    </message>
    <message>
        <location filename="../../core/data/Gzip.cpp" line="+26"/>
        <location filename="../../core/io/Tar.cpp" line="+83"/>
        <source>%1 is damaged or incomplete: it can&apos;t be unpacked. Copy or download it again.</source>
        <translation>%1 已损坏或不完整，无法解压。请重新复制或下载。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>There is not enough memory to unpack %1.</source>
        <translation>内存不足，无法解压 %1。</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>%1 holds too much: unpacked it is more than %2.</source>
        <translation>%1 内容过大：解压后超过 %2。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>%1 is packed, and this program was built without zlib. Unpack it first: gunzip %1</source>
        <translation>%1 是压缩文件，而本程序构建时没有 zlib。请先解压：gunzip %1</translation>
    </message>
    <message>
        <location filename="../../core/data/Idx.cpp" line="+26"/>
        <source>%1 is no IDX file: it doesn&apos;t begin with the magic number of one.</source>
        <translation>%1 不是 IDX 文件：开头没有其标识数。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 is an IDX file of type %2; only bytes (type 8) are read.</source>
        <translation>%1 是类型 %2 的 IDX 文件；只读取字节（类型 8）。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1 has %2 dimensions; 1 to 4 are read.</source>
        <translation>%1 有 %2 维；只读取 1 到 4 维。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 is incomplete: it ends within its header.</source>
        <translation>%1 不完整：在文件头内就结束了。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1 is too large: its sizes ask for more than %2.</source>
        <translation>%1 太大：其尺寸要求超过 %2。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 is incomplete or damaged: by its sizes it should hold %2 values, but there are %3.</source>
        <translation>%1 不完整或已损坏：按其尺寸应有 %2 个值，实际有 %3 个。</translation>
    </message>
    <message>
        <location filename="../../core/data/InputFormat.cpp" line="+43"/>
        <source>The Input&apos;s “%1” must be a number or a list of numbers, not %2.</source>
        <translation>Input 的“%1”须为数或数的列表，而不是 %2。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>The Input&apos;s “%1” must be “%2”, “%3” or “%4”, not %5.</source>
        <translation>Input 的“%1”须为“%2”、“%3”或“%4”，而不是 %5。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>The Input&apos;s “range” must be [0, 1] or [0, 255], not %1.</source>
        <translation>Input 的“range”须为 [0, 1] 或 [0, 255]，而不是 %1。</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>The Input&apos;s “invert” must be true or false, not %1.</source>
        <translation>Input 的“invert”须为 true 或 false，而不是 %1。</translation>
    </message>
    <message>
        <location filename="../../core/data/Picture.cpp" line="+105"/>
        <source>%1 has no pixels (%2 × %3).</source>
        <translation>%1 没有像素（%2 × %3）。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1 is too large: %2 × %3 pixels. A picture may have up to %4 pixels a side and %5 megapixels; make it smaller first.</source>
        <translation>%1 太大：%2 × %3 像素。图片每边至多 %4 像素，总计至多 %5 百万像素；请先缩小。</translation>
    </message>
    <message>
        <location filename="../../core/data/sets/Digits.cpp" line="+22"/>
        <source>Drawn by this program from digits of free fonts (datasets/digits); free to use.</source>
        <translation>由本程序用自由字体的数字绘制（datasets/digits）；可自由使用。</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>Handwriting-like digits that this program draws, 28 × 28, as MNIST has them.</source>
        <translation>本程序绘制的仿手写数字，28 × 28，与 MNIST 相同。</translation>
    </message>
    <message>
        <location filename="../../core/data/sets/Mnist.cpp" line="+42"/>
        <source>Read from %1. MNIST is by Yann LeCun, Corinna Cortes and Christopher J. C. Burges, under Creative Commons Attribution-Share Alike 3.0.</source>
        <translation>读自 %1。MNIST 由 Yann LeCun、Corinna Cortes 和 Christopher J. C. Burges 制作，采用知识共享 署名-相同方式共享 3.0 许可。</translation>
    </message>
    <message>
        <location line="+70"/>
        <source>%1 holds no pictures: it should have three dimensions.</source>
        <translation>%1 中没有图片：应有三维。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 holds no labels: it should have one dimension.</source>
        <translation>%1 中没有标签：应有一维。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 holds %2 pictures, but %3 holds %4 labels.</source>
        <translation>%1 有 %2 张图片，而 %3 有 %4 个标签。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>MNIST, or any set in its IDX files (Fashion-MNIST, KMNIST), plain or gzipped.</source>
        <translation>MNIST，或采用其 IDX 文件格式的数据集（Fashion-MNIST、KMNIST），可为 gzip 压缩。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>The folder %1 has only half of MNIST&apos;s “%2” part: pictures and labels are both needed.</source>
        <translation>文件夹 %1 中 MNIST 的“%2”部分只有一半：图片和标签都需要。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>There is no MNIST in the folder %1: it should hold train-images-idx3-ubyte and train-labels-idx1-ubyte, or the same with t10k, plain or with .gz.</source>
        <translation>文件夹 %1 中没有 MNIST：应有 train-images-idx3-ubyte 和 train-labels-idx1-ubyte，或 t10k 的同类文件，可带 .gz。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>The two parts of MNIST in the folder %1 have pictures of different sizes.</source>
        <translation>文件夹 %1 中 MNIST 的两部分图片大小不同。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>MNIST in the folder %1 holds no pictures.</source>
        <translation>文件夹 %1 中的 MNIST 没有图片。</translation>
    </message>
    <message>
        <location filename="../../core/graph/Connect.cpp" line="+73"/>
        <source>Two blocks have the id &quot;%1&quot;; every id must be unique.</source>
        <translation>两个模块的 id 都是“%1”；id 不得重复。</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>The connection from &quot;%1&quot; to &quot;%2&quot; names the block &quot;%3&quot;, which does not exist.</source>
        <translation>从“%1”到“%2”的连接提到模块“%3”，但它不存在。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The connection from &quot;%1&quot; to &quot;%2&quot; names the block &quot;%3&quot;, which does not exist; did you mean &quot;%4&quot;?</source>
        <translation>从“%1”到“%2”的连接提到模块“%3”，但它不存在；是否指“%4”？</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>The connection from &quot;%1&quot; to &quot;%2&quot; starts at output %3, but &quot;%1&quot; (%4) has the outputs 0 to %5.</source>
        <translation>从“%1”到“%2”的连接始于输出 %3，但“%1”（%4）只有输出 0 到 %5。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>%1 or more</source>
        <translation>%1 个或更多</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>The connection from &quot;%1&quot; to &quot;%2&quot; ends at input %3, which &quot;%2&quot; (%4) does not have; number of inputs that it takes: %5.</source>
        <translation>从“%1”到“%2”的连接止于输入 %3，但“%2”（%4）没有该输入；它接受的输入数：%5。</translation>
    </message>
    <message>
        <location line="+42"/>
        <source>Input %1 of block &quot;%2&quot; (%3) has two connections, from &quot;%4&quot; and from &quot;%5&quot;; an input takes one.</source>
        <translation>模块“%2”（%3）的输入 %1 有两个连接，来自“%4”和“%5”；一个输入只接受一个。</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Input %1 of block &quot;%2&quot; (%3) is not connected; number of inputs that it takes: %4.</source>
        <translation>模块“%2”（%3）的输入 %1 未连接；它接受的输入数：%4。</translation>
    </message>
    <message>
        <location filename="../../core/graph/Graph.cpp" line="+61"/>
        <source>The network %1 can&apos;t be used. %2</source>
        <translation>网络 %1 无法使用。%2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The network %1 can&apos;t be used. %2 (More problems: %3.)</source>
        <translation>网络 %1 无法使用。%2（另有 %3 个问题。）</translation>
    </message>
    <message>
        <location filename="../../core/graph/Inference.cpp" line="+21"/>
        <source>Block &quot;%1&quot; (%2) does not fit: %3</source>
        <translation>模块“%1”（%2）不匹配：%3</translation>
    </message>
    <message>
        <location line="+8"/>
        <location filename="../../core/graph/MemoryLimit.cpp" line="+22"/>
        <source>Block &quot;%1&quot; (%2) is too large: %3.</source>
        <translation>模块“%1”（%2）太大：%3。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>In block &quot;%1&quot; (%2): %3</source>
        <translation>在模块“%1”（%2）中：%3</translation>
    </message>
    <message>
        <location line="+81"/>
        <source>the network would consist of more than %1 operations with it</source>
        <translation>网络连同它将超过 %1 个运算</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>more than %1 blocks would lie within one another</source>
        <translation>模块的嵌套将超过 %1 层</translation>
    </message>
    <message>
        <location filename="../../core/graph/Limits.cpp" line="+31"/>
        <source>its output would have the shape %1, which holds nothing</source>
        <translation>其输出形状将为 %1，不含任何数值</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>its output would have the shape %1; a tensor may have 2^40 numbers at most</source>
        <translation>其输出形状将为 %1；张量至多 2^40 个数</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>the network would have more than 2^32 parameters with it</source>
        <translation>网络连同它将超过 2^32 个参数</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>the network would take more than 2^58 multiply-accumulates with it</source>
        <translation>网络连同它将超过 2^58 次乘加</translation>
    </message>
    <message>
        <location filename="../../core/graph/Plan.cpp" line="+30"/>
        <source>Block &quot;%1&quot; is a block of one&apos;s own that can&apos;t be used: %2</source>
        <translation>模块“%1”是无法使用的自定义模块：%2</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Block &quot;%1&quot; stands for the ONNX operator %2, which no kind of block does. Replace it by blocks that do the same, or delete it.</source>
        <translation>模块“%1”代表 ONNX 算子 %2，没有哪种模块能完成它。请用能完成同样运算的模块替换，或将其删除。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Block &quot;%1&quot; has the unknown type &quot;%2&quot;. Known types: %3.</source>
        <translation>模块“%1”的类型“%2”未知。已知类型：%3。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Block &quot;%1&quot; has the unknown type &quot;%2&quot;; did you mean &quot;%3&quot;? Known types: %4.</source>
        <translation>模块“%1”的类型“%2”未知；是否指“%3”？已知类型：%4。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Block &quot;%1&quot;: the type &quot;%2&quot; is only a part of other blocks; a network can&apos;t use it by itself.</source>
        <translation>模块“%1”：类型“%2”只是其他模块的组成部分，网络不能单独使用。</translation>
    </message>
    <message>
        <location line="+39"/>
        <source>The network has no blocks; it needs an Input at least.</source>
        <translation>网络没有模块；至少需要一个 Input。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The network has %1 blocks and %2 connections; at most %3 and %4 are taken.</source>
        <translation>网络有 %1 个模块和 %2 个连接；至多接受 %3 个和 %4 个。</translation>
    </message>
    <message>
        <location filename="../../core/graph/TopologicalOrder.cpp" line="+51"/>
        <source>These blocks form a cycle: %1. Connections must lead from the inputs forward; remove one of them.</source>
        <translation>这些模块构成环：%1。连接须从输入向前；请去掉其中一个。</translation>
    </message>
    <message>
        <location filename="../../core/io/onnx/OnnxWriter.cpp" line="+96"/>
        <source>The network %1 is too large for an ONNX file, which can hold 2 GiB.</source>
        <translation>网络 %1 对 ONNX 文件来说太大，后者至多 2 GiB。</translation>
    </message>
    <message>
        <location filename="../../core/io/onnx/OnnxReader.cpp" line="-174"/>
        <source>A name in the ONNX model %1 is not UTF-8.</source>
        <translation>ONNX 模型 %1 中有名称不是 UTF-8。</translation>
    </message>
    <message>
        <location line="+130"/>
        <source>The ONNX model %1 has sparse tensors, which are not known here.</source>
        <translation>ONNX 模型 %1 含有稀疏张量，此处不支持。</translation>
    </message>
    <message>
        <location line="+50"/>
        <location filename="../../core/io/onnx/OnnxScan.cpp" line="+42"/>
        <source>The file %1 is not an ONNX model, or it is damaged.</source>
        <translation>文件 %1 不是 ONNX 模型，或已损坏。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The file %1 is truncated, or not a whole ONNX model: it has no %2.</source>
        <translation>文件 %1 被截断，或不是完整的 ONNX 模型：缺少 %2。</translation>
    </message>
    <message>
        <location line="+34"/>
        <location filename="../../core/io/onnx/OnnxWriter.cpp" line="+14"/>
        <source>This program was built without ONNX (libonnx-dev and libprotobuf-dev were not there).</source>
        <translation>本程序构建时没有 ONNX（缺少 libonnx-dev 和 libprotobuf-dev）。</translation>
    </message>
    <message>
        <location filename="../../core/io/Pnm.cpp" line="+79"/>
        <source>%1 is no binary PGM or PPM picture.</source>
        <translation>%1 不是二进制 PGM 或 PPM 图片。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 is damaged: its header should be width, height and maximum.</source>
        <translation>%1 已损坏：文件头应为宽、高和最大值。</translation>
    </message>
    <message>
        <location line="+9"/>
        <location filename="../../core/vision/PictureReader.cpp" line="+166"/>
        <source>%1 is incomplete: the file ends before the picture does. Copy or download it again.</source>
        <translation>%1 不完整：图片未结束文件就结束了。请重新复制或下载。</translation>
    </message>
    <message>
        <location filename="../../core/io/onnx/OnnxTensors.cpp" line="+94"/>
        <location filename="../../core/io/SafetensorsHeader.cpp" line="+43"/>
        <source>The tensor %2 in the file %1 has more than %3 dimensions.</source>
        <translation>文件 %1 中的张量 %2 超过 %3 维。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The tensor %2 in the file %1 has a size below 0: %3.</source>
        <translation>文件 %1 中的张量 %2 有小于 0 的尺寸：%3。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>The tensor %2 in the file %1 has the shape %3, which takes %4 numbers, but it has %5.</source>
        <translation>文件 %1 中张量 %2 的形状为 %3，需要 %4 个数，但实有 %5 个。</translation>
    </message>
    <message>
        <location line="+35"/>
        <source>The tensor %2 in the file %1 has the shape %3, which takes %4 bytes, but it has %5.</source>
        <translation>文件 %1 中张量 %2 的形状为 %3，需要 %4 字节，但实有 %5 字节。</translation>
    </message>
    <message>
        <location line="+62"/>
        <source>The tensor %2 in the file %1 has its data in another file, which is not read; export the model with the data inside.</source>
        <translation>文件 %1 中张量 %2 的数据在另一个文件里，不予读取；请将数据放在模型内导出。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The tensor %2 in the file %1 has the type %3, which is not known here.</source>
        <translation>文件 %1 中张量 %2 的类型为 %3，此处不支持。</translation>
    </message>
    <message>
        <location filename="../../core/io/SafetensorsHeader.cpp" line="+25"/>
        <source>The tensor %2 in the file %1 has the dtype %3, which is not known here; known are %4.</source>
        <translation>文件 %1 中张量 %2 的 dtype 为 %3，无法识别；已知的有 %4。</translation>
    </message>
    <message>
        <location line="+51"/>
        <source>The tensor %2 in the file %1 has no %3.</source>
        <translation>文件 %1 中的张量 %2 缺少 %3。</translation>
    </message>
    <message>
        <location filename="../../core/io/pth/StateDict.cpp" line="+181"/>
        <source>The tensor %2 in the file %1 has sizes or strides that are not as many whole numbers from 0, at most %3.</source>
        <translation>文件 %1 中张量 %2 的尺寸与步长须为个数相同的非负整数，至多 %3 个。</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>The tensor %2 in the file %1 reaches beyond its storage: shape %3 with strides %4 from number %5 on, of %6 numbers.</source>
        <translation>文件 %1 中的张量 %2 超出其存储：形状 %3、步长 %4、从第 %5 个数起，而存储只有 %6 个数。</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>The tensor %2 in the file %1 describes its storage %3 otherwise than another.</source>
        <translation>文件 %1 中的张量 %2 对存储 %3 的描述与其他张量不一致。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The tensor %2 in the file %1: its storage has %3 bytes, not %4 numbers of %5 each.</source>
        <translation>文件 %1 中的张量 %2：其存储有 %3 字节，而不是 %4 个每个 %5 字节的数。</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>The file %1 claims to hold tensors of more than %2.</source>
        <translation>文件 %1 声称含有超过 %2 的张量。</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>The file %1 has %2 entries beside its tensors that were left out; the first is %3.</source>
        <translation>文件 %1 除张量外还有 %2 个条目，已略去；第一个是 %3。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>The file %1 has an entry whose name is not a text of 1 to %2 bytes.</source>
        <translation>文件 %1 中有一个条目的名称不是 1 至 %2 字节的文本。</translation>
    </message>
    <message>
        <location line="+8"/>
        <location filename="../../core/io/SafetensorsHeader.cpp" line="+28"/>
        <source>The file %1 has more than %2 tensors.</source>
        <translation>文件 %1 中的张量超过 %2 个。</translation>
    </message>
    <message>
        <location line="+20"/>
        <location line="+3"/>
        <source>The file %1 holds no state dict: tensors by their names.</source>
        <translation>文件 %1 中没有 state dict（按名称存放的张量）。</translation>
    </message>
    <message>
        <location filename="../../core/io/SafetensorsHeader.cpp" line="+26"/>
        <source>The tensor %2 in the file %1 must have two data_offsets.</source>
        <translation>文件 %1 中的张量 %2 须有两个 data_offsets。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The file %1 is not a safetensors file: its header is %2, not an object.</source>
        <translation>文件 %1 不是 safetensors 文件：文件头是 %2，而不是对象。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The tensor %2 in the file %1 is described by %3, not by an object.</source>
        <translation>文件 %1 中的张量 %2 由 %3 描述，而不是对象。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The metadata %2 in the file %1 must be a text, not %3.</source>
        <translation>文件 %1 中的元数据 %2 须为文本，而不是 %3。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The tensor %2 in the file %1: its %3 must be a text, not %4.</source>
        <translation>文件 %1 中的张量 %2：其 %3 须为文本，而不是 %4。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The tensor %2 in the file %1: its %3 must be whole numbers from 0, not %4.</source>
        <translation>文件 %1 中的张量 %2：其 %3 须为非负整数，而不是 %4。</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>The tensor %2 in the file %1 ends before it begins: at byte %3, from byte %4.</source>
        <translation>文件 %1 中的张量 %2 在开始前就结束：始于字节 %4，止于字节 %3。</translation>
    </message>
    <message>
        <location filename="../../core/io/onnx/OnnxTensors.cpp" line="-115"/>
        <location filename="../../core/io/pth/StateDict.cpp" line="-111"/>
        <location filename="../../core/io/SafetensorsHeader.cpp" line="+9"/>
        <source>The tensor %2 in the file %1 has the shape %3, more numbers than any memory holds.</source>
        <translation>文件 %1 中张量 %2 的形状为 %3，数值多到任何内存都装不下。</translation>
    </message>
    <message>
        <location filename="../../core/io/SafetensorsHeader.cpp" line="+5"/>
        <source>The tensor %2 in the file %1: its shape %3 takes %4 bytes as %5, but its data_offsets hold %6.</source>
        <translation>文件 %1 中的张量 %2：形状 %3 按 %5 需 %4 字节，但 data_offsets 只有 %6 字节。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>The file %1 is truncated: the tensor %2 ends at byte %3 of the data, but there are only %4.</source>
        <translation>文件 %1 被截断：张量 %2 止于数据第 %3 字节，但只有 %4 字节。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The tensors %2 and %3 in the file %1 overlap.</source>
        <translation>文件 %1 中的张量 %2 与 %3 重叠。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The file %1 has a hole of %2 bytes before the tensor %3.</source>
        <translation>文件 %1 中张量 %3 之前有 %2 字节的空洞。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The file %1 has %2 bytes after its tensors that belong to none.</source>
        <translation>文件 %1 在张量之后有 %2 字节不属于任何张量。</translation>
    </message>
    <message>
        <location filename="../../core/io/onnx/OnnxTensors.cpp" line="+20"/>
        <location filename="../../core/io/SafetensorsReader.cpp" line="+34"/>
        <source>The tensor %2 in the file %1 holds %3, which is too large for a signed integer.</source>
        <translation>文件 %1 中的张量 %2 含有 %3，超出有符号整数范围。</translation>
    </message>
    <message>
        <location filename="../../core/io/SafetensorsReader.cpp" line="+24"/>
        <source>The file %1 is not a safetensors file: it has only %2 bytes.</source>
        <translation>文件 %1 不是 safetensors 文件：只有 %2 字节。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The file %1 is not a safetensors file: it begins with a header of %2 bytes, where at most %3 are read.</source>
        <translation>文件 %1 不是 safetensors 文件：文件头长 %2 字节，而至多读取 %3 字节。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The file %1 is truncated: its header has %2 bytes, but only %3 follow.</source>
        <translation>文件 %1 被截断：文件头长 %2 字节，但只剩 %3 字节。</translation>
    </message>
    <message>
        <location filename="../../core/io/Pth.cpp" line="-15"/>
        <source>The file %1 is a checkpoint of the oldest kind (a tar archive), which isn&apos;t read here. Load it in PyTorch and save it again.</source>
        <translation>文件 %1 是最旧格式的检查点（tar 归档），此处无法读取。请在 PyTorch 中载入后重新保存。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The file %1 is not a PyTorch checkpoint, or its beginning is damaged.</source>
        <translation>文件 %1 不是 PyTorch 检查点，或其开头已损坏。</translation>
    </message>
    <message>
        <location line="+13"/>
        <location filename="../../core/io/SafetensorsReader.cpp" line="+17"/>
        <source>The file %1 does not fit into memory: it takes %2 of this machine&apos;s %3.</source>
        <translation>文件 %1 装不进内存：需要 %2，而本机只有 %3。</translation>
    </message>
    <message>
        <location filename="../../core/io/SafetensorsWriter.cpp" line="+70"/>
        <source>The file %1 can&apos;t be written: no tensor may be called %2.</source>
        <translation>无法写入文件 %1：张量不能名为 %2。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The file %1 can&apos;t be written: a tensor&apos;s name or a metadata text is not UTF-8.</source>
        <translation>无法写入文件 %1：某个张量名或元数据文本不是 UTF-8。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The file %1 can&apos;t be written: its header would have %2, more than %3.</source>
        <translation>无法写入文件 %1：文件头将达 %2，超过 %3。</translation>
    </message>
    <message>
        <location filename="../../core/io/Weights.cpp" line="+63"/>
        <source>missing: %1</source>
        <translation>缺少：%1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>of another shape (file ≠ network): %1</source>
        <translation>形状不同（文件 ≠ 网络）：%1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>of another type (file ≠ network): %1</source>
        <translation>类型不同（文件 ≠ 网络）：%1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>not needed: %1</source>
        <translation>多余：%1</translation>
    </message>
    <message>
        <location line="+46"/>
        <source>The weights in the file %1 are of another network: %2.</source>
        <translation>文件 %1 中的权重属于另一个网络：%2。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The file %1 holds tensors that this network does not need: %2.</source>
        <translation>文件 %1 中有这个网络不需要的张量：%2。</translation>
    </message>
    <message>
        <location filename="../../core/network/BlockId.cpp" line="+35"/>
        <source>&quot;%1&quot; can&apos;t be a block&apos;s id: an id is a letter (A to Z, a to z) or &quot;_&quot;, then letters, digits, &quot;_&quot; and &quot;-&quot;, at most %2 in all.</source>
        <translation>“%1”不能作为模块的 id：id 以字母（A 到 Z、a 到 z）或“_”开头，后接字母、数字、“_”和“-”，总长至多 %2。</translation>
    </message>
    <message>
        <location filename="../../core/detection/CocoAnnotations.cpp" line="-190"/>
        <location filename="../../core/network/JsonMembers.cpp" line="+18"/>
        <source>%1 must be an object, &quot;{…}&quot;.</source>
        <translation>%1 须为对象“{…}”。</translation>
    </message>
    <message>
        <location line="+194"/>
        <location filename="../../core/network/JsonMembers.cpp" line="+17"/>
        <source>%1: the member &quot;%2&quot; must be %3.</source>
        <translation>%1：成员“%2”须为%3。</translation>
    </message>
    <message>
        <location line="-190"/>
        <location filename="../../core/network/JsonMembers.cpp" line="+7"/>
        <source>%1: the member &quot;%2&quot; is missing.</source>
        <translation>%1：缺少成员“%2”。</translation>
    </message>
    <message>
        <location line="-9"/>
        <source>The file %1 is no COCO annotation file: it must be an object with the lists &quot;images&quot;, &quot;annotations&quot; and &quot;categories&quot;.</source>
        <translation>文件 %1 不是 COCO 标注文件：它必须是一个对象，包含列表 &quot;images&quot;、&quot;annotations&quot; 和 &quot;categories&quot;。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>at most %1 are read</source>
        <translation>最多读取 %1 个</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The file %1: annotation number %2</source>
        <translation>文件 %1：第 %2 个标注</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>The file %1: an object has more than %2 members.</source>
        <translation>文件 %1：有一个对象的成员超过 %2 个。</translation>
    </message>
    <message>
        <location line="+106"/>
        <location filename="../../core/detection/VocAnnotations.cpp" line="+66"/>
        <source>a side of the picture of %1 pixels is not possible</source>
        <translation>图片的边长不可能是 %1 像素</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>its area is negative, %1</source>
        <translation>其面积为负：%1</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>The file %1: picture number %2</source>
        <translation>文件 %1：第 %2 张图片</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The file %1: category number %2</source>
        <translation>文件 %1：第 %2 个类别</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>a list of four numbers, [x, y, w, h]</source>
        <translation>由四个数组成的列表 [x, y, w, h]</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>0 or 1</source>
        <translation>0 或 1</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../core/network/JsonMembers.cpp" line="+11"/>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>The file %1: two categories have the id %2.</source>
        <translation>文件 %1：有两个类别的 id 都是 %2。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>The file %1: two pictures have the id %2.</source>
        <translation>文件 %1：有两张图片的 id 都是 %2。</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>there is no picture with the id %1</source>
        <translation>没有 id 为 %1 的图片</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>there is no category with the id %1</source>
        <translation>没有 id 为 %1 的类别</translation>
    </message>
    <message>
        <location filename="../../core/network/JsonMembers.cpp" line="+13"/>
        <source>a whole number from 0 to %1</source>
        <translation>0 到 %1 的整数</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>a list of texts</source>
        <translation>文本列表</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <location filename="../../core/network/NetworkReader.cpp" line="+58"/>
        <source>an object, &quot;{…}&quot;</source>
        <translation>对象“{…}”</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>a number, a text, true, false, null or a list of numbers</source>
        <translation>数、文本、true、false、null 或数的列表</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>a list of two numbers, [x, y]</source>
        <translation>两个数的列表 [x, y]</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The file %1</source>
        <translation>文件 %1</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The file %1: block &quot;%2&quot;</source>
        <translation>文件 %1：模块“%2”</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The file %1: block number %2</source>
        <translation>文件 %1：第 %2 个模块</translation>
    </message>
    <message>
        <location filename="../../app/cli/Options.cpp" line="-17"/>
        <location filename="../../core/graph/own/Definition.cpp" line="+31"/>
        <location filename="../../core/network/NetworkReader.cpp" line="+15"/>
        <location filename="../../core/training/compare/TrainGroup.cpp" line="+29"/>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <location filename="../../core/network/NetworkReader.cpp" line="+6"/>
        <source>The file %1: connection number %2</source>
        <translation>文件 %1：第 %2 个连接</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>The file %1 is not a network of this program: its member &quot;format&quot; must be &quot;vitrine-network&quot;.</source>
        <translation>文件 %1 不是本程序的网络：成员“format”须为“vitrine-network”。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The file %1 is a network of version %2; this program reads version 1.</source>
        <translation>文件 %1 是版本 %2 的网络；本程序读取版本 1。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>The file %1: two blocks have the id &quot;%2&quot;; every id must be unique.</source>
        <translation>文件 %1：两个模块的 id 都是“%2”；id 不得重复。</translation>
    </message>
    <message>
        <location filename="../../core/tensor/MapGrid.cpp" line="+95"/>
        <source>There is nothing to draw: a tensor of shape %1 holds no values.</source>
        <translation>无可绘制：形状为 %1 的张量不含数值。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>A picture of all maps of a tensor of shape %1 would have %2 × %3 pixels, which is too large.</source>
        <translation>形状为 %1 的张量的全部特征图合成的图片将达 %2 × %3 像素，太大。</translation>
    </message>
    <message>
        <location filename="../../core/trace/Device.cpp" line="+68"/>
        <source>This LibTorch was built without CUDA.</source>
        <translation>此 LibTorch 构建时没有 CUDA。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>No NVIDIA GPU was found (or its driver is not loaded).</source>
        <translation>未找到 NVIDIA GPU（或未加载驱动）。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>There is a GPU, but CUDA&apos;s libraries are not complete (%1). “./run.sh --gpu” installs them.</source>
        <translation>有 GPU，但 CUDA 库不完整（%1）。运行“./run.sh --gpu”可安装。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>CUDA reports no usable device.</source>
        <translation>CUDA 报告没有可用设备。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>CUDA could not be started: %1</source>
        <translation>无法启动 CUDA：%1</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>CUDA was asked for, but can&apos;t be used. %1</source>
        <translation>要求使用 CUDA，但无法使用。%1</translation>
    </message>
    <message>
        <location filename="../../core/trace/TraceRun.cpp" line="+302"/>
        <source>There is not enough memory to run this network. Try a smaller batch or a smaller picture.</source>
        <translation>内存不足，无法运行此网络。请减小批次或图片。</translation>
    </message>
    <message>
        <location filename="../../core/trace/PlainPass.cpp" line="+7"/>
        <location filename="../../core/trace/TraceRun.cpp" line="+2"/>
        <source>LibTorch could not run this network: %1</source>
        <translation>LibTorch 无法运行此网络：%1</translation>
    </message>
    <message>
        <location filename="../../core/trace/Explain.cpp" line="+27"/>
        <location filename="../../core/units/ExpandUnits.cpp" line="+126"/>
        <source>There is no block “%1” in this network.</source>
        <translation>这个网络中没有模块“%1”。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 has no output %2; it has %3.</source>
        <translation>%1 没有输出 %2；它有 %3 个。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>%1 has the shape %2; the index %3 lies outside it.</source>
        <translation>%1 的形状为 %2；下标 %3 超出范围。</translation>
    </message>
    <message>
        <location line="+114"/>
        <source>There was no backward pass: the network has no loss, or it was run without one.</source>
        <translation>没有反向传播：网络没有损失，或运行时未给出。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 was not computed in this run.</source>
        <translation>本次运行没有计算 %1。</translation>
    </message>
    <message>
        <location filename="../../core/trace/Expression.cpp" line="+56"/>
        <source>The expression is not plain arithmetic at position %1: “%2”</source>
        <translation>算式在位置 %1 处不是普通算术：“%2”</translation>
    </message>
    <message>
        <location line="+82"/>
        <source>The expression names “%1”, which is none of its terms.</source>
        <translation>算式提到“%1”，但它不是其中的项。</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>The expression calls “%1”, which is no function it may use.</source>
        <translation>算式调用“%1”，这不是可用的函数。</translation>
    </message>
    <message>
        <location filename="../../core/trace/TargetCheck.cpp" line="+16"/>
        <source>%1: the target has to hold class indices (int64).</source>
        <translation>%1：目标须为类别序号（int64）。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1: the target has the shape %2; class indices for this prediction have %3.</source>
        <translation>%1：目标的形状为 %2；此预测的类别序号形状应为 %3。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1: the target holds class %2, but there are only the classes 0 to %3.</source>
        <translation>%1：目标含类别 %2，但只有类别 0 到 %3。</translation>
    </message>
    <message>
        <location line="+68"/>
        <source>%1: the target has the shape %2; it needs the prediction&apos;s, %3.</source>
        <translation>%1：目标的形状为 %2；须与预测的 %3 相同。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1: the target holds %2; it needs numbers from 0 to 1.</source>
        <translation>%1：目标含 %2；须为 0 到 1 的数。</translation>
    </message>
    <message>
        <location line="-49"/>
        <source>The weights lack %1 %2.</source>
        <translation>权重缺少 %1 %2。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The weights hold %1 with the shape %2; this network needs %3.</source>
        <translation>权重中 %1 的形状为 %2；这个网络需要 %3。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>%1: a batch of one value a channel (%2) has no variance. Train with more pictures in the batch, or switch to evaluation.</source>
        <translation>%1：每个通道只有一个值的批次（%2）没有方差。训练时请在批次中加入更多图片，或切换到评估模式。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1: a single value a channel (%2) has no variance.</source>
        <translation>%1：每个通道只有一个值（%2），没有方差。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>There is nothing to put in: the input %1 needs a tensor %2.</source>
        <translation>没有输入：输入 %1 需要张量 %2。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The input %1 got %2; it needs %3.</source>
        <translation>输入 %1 得到 %2；需要 %3。</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>%1: the prediction holds %2; it needs numbers from 0 to 1. Put a Sigmoid before it, or use BCEWithLogitsLoss.</source>
        <translation>%1：预测中有 %2；这里需要 0 到 1 之间的数。请在它前面放一个 Sigmoid，或者改用 BCEWithLogitsLoss。</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>The loss %1 has no target to compare with.</source>
        <translation>损失 %1 没有可比较的目标。</translation>
    </message>
    <message>
        <location filename="../../core/vision/PictureReader.cpp" line="-112"/>
        <source>%1 is a HEIC photo, which Vitrine can&apos;t read. On the phone choose “Most compatible” in the camera&apos;s format settings, or convert it to JPEG.</source>
        <translation>%1 是 HEIC 照片，Vitrine 无法读取。请在手机相机的格式设置中选择“兼容性最佳”，或转换为 JPEG。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 is an AVIF picture, which Vitrine can&apos;t read. On the phone choose “Most compatible” or JPEG in the camera&apos;s format settings, or convert it to JPEG or PNG.</source>
        <translation>%1 是 AVIF 图片，Vitrine 无法读取。请在手机相机的格式设置中选择“兼容性最佳”或 JPEG，或转换为 JPEG 或 PNG。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 is an SVG drawing, which has no pixels of its own. Export it as PNG first.</source>
        <translation>%1 是 SVG 矢量图，本身没有像素。请先导出为 PNG。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1 is not a picture that Vitrine knows (PNG, JPEG, BMP, TIFF, WebP, GIF, PPM, PGM or PBM).</source>
        <translation>%1 不是 Vitrine 能识别的图片（PNG、JPEG、BMP、TIFF、WebP、GIF、PPM、PGM 或 PBM）。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>%1 can&apos;t be read: this Qt has no reader for %2. Install the package %3.</source>
        <translation>无法读取 %1：此 Qt 没有 %2 的读取器。请安装软件包 %3。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 is damaged or incomplete and can&apos;t be decoded. Copy or download it again.</source>
        <translation>%1 已损坏或不完整，无法解码。请重新复制或下载。</translation>
    </message>
    <message>
        <location line="+62"/>
        <source>There is not enough memory to open %1.</source>
        <translation>内存不足，无法打开 %1。</translation>
    </message>
    <message>
        <location line="+9"/>
        <location filename="../../core/vision/video/VideoFile.cpp" line="+106"/>
        <source>%1 is empty (0 bytes).</source>
        <translation>%1 是空文件（0 字节）。</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>The picture %1 can&apos;t be read.</source>
        <translation>无法读取图片 %1。</translation>
    </message>
    <message>
        <location filename="../../app/cli/verbs/ExportVerb.cpp" line="+60"/>
        <source>The file %1 would be written twice, the weights go beside it; give it a name that ends in .py.</source>
        <translation>文件 %1 会被写入两次，因为权重要写在它旁边；请给它一个以 .py 结尾的名字。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The file %1 can&apos;t be written: it is a folder.</source>
        <translation>无法写入文件 %1：它是一个文件夹。</translation>
    </message>
    <message>
        <location filename="../../widgets/video/ScreenSource.cpp" line="+78"/>
        <source>The screen can&apos;t be seen: the system does not let programs capture it. Under X11 it does; under Wayland take a screenshot and paste it.</source>
        <translation>无法看到屏幕：系统不允许程序截取。在 X11 下可以；在 Wayland 下请截图后粘贴。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>The screen has only what it shows now.</source>
        <translation>屏幕只有当前显示的内容。</translation>
    </message>
    <message>
        <location filename="../../app/cli/BenchVideo.cpp" line="+204"/>
        <source>Of %1 frames %2 were read and %3 came through.</source>
        <translation>共 %1 帧，读取了 %2 帧，完成了 %3 帧。</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>This vitrine-cli was built without videos.</source>
        <translation>此 vitrine-cli 在构建时未包含视频功能。</translation>
    </message>
    <message>
        <location filename="../../core/detection/ClassMapping.cpp" line="+57"/>
        <source>%1 has %2 classes, none of which the model knows; it knows %3 others.</source>
        <translation>%1 有 %2 个类别，模型一个也不认识；它认识另外 %3 个。</translation>
    </message>
    <message>
        <location filename="../../widgets/detection/truth/EvaluationWorker.cpp" line="+45"/>
        <location filename="../../app/cli/verbs/EvaluateVerb.cpp" line="+100"/>
        <source>The picture %1 is missing; %2 names it.</source>
        <translation>缺少图片 %1；%2 中提到了它。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>The detector proposes more boxes than %1 MiB hold after %2 pictures. Evaluate fewer pictures, or a detector that is trained.</source>
        <translation>处理 %2 张图片后，检测器给出的框已超过 %1 MiB。请减少评估的图片，或换用训练好的检测器。</translation>
    </message>
    <message>
        <location filename="../../widgets/detection/truth/TruthSet.cpp" line="+70"/>
        <source>The labels of %1 name classes by their numbers. Put a classes.txt with their names beside them, or open a detector first.</source>
        <translation>%1 中的标签只用编号表示类别。请在旁边放置写有类别名的 classes.txt，或先打开检测器。</translation>
    </message>
    <message>
        <location line="+116"/>
        <location filename="../../app/cli/verbs/EvaluateVerb.cpp" line="+3"/>
        <source>%1 names no pictures.</source>
        <translation>%1 中没有列出图片。</translation>
    </message>
    <message>
        <location filename="../../core/base/XmlReader.cpp" line="-265"/>
        <source>an element &quot;&lt;…&gt;&quot; is expected</source>
        <translation>此处应为元素 &quot;&lt;…&gt;&quot;</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>there is something after the end of the outermost element</source>
        <translation>最外层元素结束之后还有内容</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>The file %1 can&apos;t be read as XML: line %2: %3.</source>
        <translation>无法将文件 %1 作为 XML 读取：第 %2 行：%3。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>&quot;%1&quot; is missing</source>
        <translation>缺少 &quot;%1&quot;</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>its encoding is %1; only UTF-8 is read</source>
        <translation>其编码为 %1；只能读取 UTF-8</translation>
    </message>
    <message>
        <location line="+16"/>
        <location line="+142"/>
        <source>a DOCTYPE is not allowed</source>
        <translation>不允许出现 DOCTYPE</translation>
    </message>
    <message>
        <location line="-131"/>
        <source>&quot;--&quot; inside a comment is not allowed</source>
        <translation>注释内不允许出现 &quot;--&quot;</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>a name is expected</source>
        <translation>此处应为名称</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>the attribute &quot;%1&quot; has no value in quotes</source>
        <translation>属性 &quot;%1&quot; 没有带引号的值</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>&quot;&lt;&quot; inside an attribute is not allowed</source>
        <translation>属性内不允许出现 &quot;&lt;&quot;</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>&quot;%1&quot; is no standard entity</source>
        <translation>&quot;%1&quot; 不是标准实体</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>it holds more than %1 elements</source>
        <translation>其中的元素超过 %1 个</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>the tag &quot;%1&quot; has no end</source>
        <translation>标签 &quot;%1&quot; 没有结束</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>the attribute &quot;%1&quot; is one too many</source>
        <translation>属性 &quot;%1&quot; 是多余的</translation>
    </message>
    <message>
        <location line="+18"/>
        <location line="+29"/>
        <source>the element &quot;%1&quot; of line %2 is not closed</source>
        <translation>第 %2 行的元素 &quot;%1&quot; 没有闭合</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>The file %1 can&apos;t be read as XML: it is no text in UTF-8.</source>
        <translation>无法将文件 %1 作为 XML 读取：它不是 UTF-8 文本。</translation>
    </message>
    <message>
        <location filename="../../core/detection/AnnotationChecks.cpp" line="+27"/>
        <source>its box is not finite or far outside of any picture</source>
        <translation>其边界框不是有限数，或远在任何图片之外</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>its box has a negative size, %1 × %2</source>
        <translation>其边界框的大小为负：%1 × %2</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>the picture&apos;s file name is empty or not a file name</source>
        <translation>图片的文件名为空，或不是文件名</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>the picture&apos;s file name leads out of the pictures&apos; folder</source>
        <translation>图片的文件名指向图片文件夹之外</translation>
    </message>
    <message>
        <location filename="../../core/detection/engine/MakeEngine.cpp" line="+45"/>
        <location line="+5"/>
        <source>LibTorch could not run the network of %1: %2</source>
        <translation>LibTorch 无法运行 %1 的网络：%2</translation>
    </message>
    <message>
        <location line="+19"/>
        <location filename="../../core/detection/engine/OpenVinoEngine.cpp" line="+80"/>
        <source>The detector got a picture %1; it was made for %2.</source>
        <translation>检测器收到的图片为 %1；它是为 %2 构建的。</translation>
    </message>
    <message>
        <location line="+56"/>
        <source>%1 batch norms are folded into convolutions, %2 activations are computed in the same call.</source>
        <translation>%1 个批归一化已折叠进卷积，%2 个激活函数在同一次调用中计算。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 large max-pools are chains of small ones.</source>
        <translation>%1 个大窗口最大池化由小窗口串联而成。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 convolutions are done together with one of the same input.</source>
        <translation>%1 个卷积与输入相同的另一个卷积合并计算。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Convolutions run on cuDNN, channels last.</source>
        <translation>卷积在 cuDNN 上运行，通道在最后（channels last）。</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>The first convolution reads the picture itself, which Focus would have rearranged.</source>
        <translation>第一个卷积直接读取图片，省去了 Focus 的重排。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 convolutions run on Vitrine&apos;s own kernels (%2).</source>
        <translation>%1 个卷积在 Vitrine 自带的计算内核上运行（%2）。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 convolutions run on oneDNN, channels last, their weights packed once.</source>
        <translation>%1 个卷积在 oneDNN 上运行，通道在最后（channels last），权重只打包一次。</translation>
    </message>
    <message>
        <location line="+35"/>
        <source>It differs from the plain path by %1.</source>
        <translation>它与普通路径相差 %1。</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>No engine here computes with 8-bit numbers; choose fp32 or bf16.</source>
        <translation>这里没有使用 8 位数计算的引擎；请选 fp32 或 bf16。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>16-bit floats (fp16) are for the GPU; on the CPU choose fp32 or bf16.</source>
        <translation>16 位浮点（fp16）用于 GPU；在 CPU 上请选 fp32 或 bf16。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The plain path computes with 32-bit floats alone; choose fp32.</source>
        <translation>普通路径只用 32 位浮点计算；请选 fp32。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>OpenVINO runs on the CPU here; choose the device cpu, or another engine.</source>
        <translation>OpenVINO 在这里运行于 CPU；请选设备 cpu，或换一个引擎。</translation>
    </message>
    <message>
        <location line="+41"/>
        <source>The plain path runs instead of a plan: %1</source>
        <translation>改用普通路径而不是推理计划：%1</translation>
    </message>
    <message>
        <location filename="../../core/detection/engine/OpenVinoEngine.cpp" line="+5"/>
        <source>OpenVINO could not run the network of %1: %2</source>
        <translation>OpenVINO 无法运行 %1 的网络：%2</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>This build has no OpenVINO; choose the engine auto, plan or plain, or run ./run.sh again.</source>
        <translation>此版本没有 OpenVINO；请选引擎 auto、plan 或 plain，或再次运行 ./run.sh。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>OpenVINO could not take the network of %1: %2</source>
        <translation>OpenVINO 无法接受 %1 的网络：%2</translation>
    </message>
    <message>
        <location filename="../../core/detection/engine/PlanRecorder.cpp" line="+157"/>
        <source>%1: %2 is an operation that no plan has.</source>
        <translation>%1：%2 不是推理计划支持的操作。</translation>
    </message>
    <message>
        <location filename="../../core/detection/VocAnnotations.cpp" line="-41"/>
        <source>The file %1, line %2, element &quot;%3&quot;: %4.</source>
        <translation>文件 %1，第 %2 行，元素 &quot;%3&quot;：%4。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>&quot;%1&quot; is missing in it</source>
        <translation>其中缺少 &quot;%1&quot;</translation>
    </message>
    <message>
        <location line="+11"/>
        <location filename="../../core/detection/YoloAnnotations.cpp" line="+100"/>
        <source>&quot;%1&quot; is not a number</source>
        <translation>&quot;%1&quot; 不是数</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>it is empty</source>
        <translation>它是空的</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>the outermost element must be &quot;annotation&quot;</source>
        <translation>最外层元素必须是 &quot;annotation&quot;</translation>
    </message>
    <message>
        <location filename="../../core/data/sets/support/ClassFolders.cpp" line="+24"/>
        <location filename="../../core/detection/VocAnnotations.cpp" line="+32"/>
        <location filename="../../core/detection/YoloAnnotations.cpp" line="-28"/>
        <source>The folder %1 can&apos;t be read: %2.</source>
        <translation>无法读取文件夹 %1：%2。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>The folder %1 holds too many folders; at most %2 classes are read.</source>
        <translation>文件夹 %1 中的文件夹过多；最多读取 %2 个类别。</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>The folder %1 holds no pictures, but every folder beside it is a class.</source>
        <translation>文件夹 %1 中没有图片，而与它并列的每个文件夹都是一个类别。</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>The folder %1 holds no classes: put the pictures of each class into a folder of its own, named as the class.</source>
        <translation>文件夹 %1 中没有类别：请把每个类别的图片放进各自的文件夹，并以类别命名。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The folder %1 holds one class alone, “%2”: there is nothing to tell apart. Put the pictures of each class into a folder of its own.</source>
        <translation>文件夹 %1 中只有一个类别“%2”：没有可区分的内容。请把每个类别的图片放进各自的文件夹。</translation>
    </message>
    <message>
        <location line="+42"/>
        <source>The folders %1 and %2 do not have the same classes.</source>
        <translation>文件夹 %1 与 %2 的类别不一致。</translation>
    </message>
    <message>
        <location filename="../../core/detection/VocAnnotations.cpp" line="+2"/>
        <source>The folder %1 holds %2 annotation files (%3); 1 to %4 are read.</source>
        <translation>文件夹 %1 中有 %2 个标注文件（%3）；可读取 1 到 %4 个。</translation>
    </message>
    <message>
        <location filename="../../core/detection/YoloAnnotations.cpp" line="-9"/>
        <source>The labels of %1 could be those of %2, too: their names differ in their suffix alone.</source>
        <translation>%1 的标注也可能是 %2 的：它们的名称只有后缀不同。</translation>
    </message>
    <message>
        <location filename="../../core/data/sets/support/ClassFolders.cpp" line="-85"/>
        <location filename="../../core/detection/YoloAnnotations.cpp" line="+5"/>
        <source>The folder %1 holds too many files; at most %2 are read.</source>
        <translation>文件夹 %1 中的文件太多；最多读取 %2 个。</translation>
    </message>
    <message>
        <location filename="../../core/detection/YoloAnnotations.cpp" line="+27"/>
        <source>five numbers are expected, &quot;class cx cy w h&quot;</source>
        <translation>此处应为五个数 &quot;class cx cy w h&quot;</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>there is no class %1; there are %2</source>
        <translation>没有类别 %1；共有 %2 个类别</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>the box must be given in shares of the picture, from 0 to 1</source>
        <translation>边界框必须以占图片的比例给出，从 0 到 1</translation>
    </message>
    <message>
        <location filename="../../core/data/PointTableFile.cpp" line="+69"/>
        <location filename="../../core/detection/YoloAnnotations.cpp" line="+22"/>
        <source>The file %1, line %2: %3.</source>
        <translation>文件 %1，第 %2 行：%3。</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>there are %1 columns; x, y and a class or value make 3</source>
        <translation>有 %1 列；应为 x、y 以及类别或数值，共 3 列</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>“%1” is not a finite number</source>
        <translation>“%1”不是有限的数</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>“%1” is not a number</source>
        <translation>“%1”不是数字</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>“%1” is a number, where names stand so far</source>
        <translation>“%1”是数字，而此前都是名称</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>the class “%1” is no whole number from 0 to %2</source>
        <translation>类别“%1”不是 0 到 %2 的整数</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>there are more than %1 points</source>
        <translation>点数超过 %1</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>The file %1 holds no points.</source>
        <translation>文件 %1 中没有点。</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>All points of %1 are of one class, “%2”: there is nothing to tell apart.</source>
        <translation>%1 的所有点都属于同一类别“%2”：没有可区分的内容。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The points of %1 have %2 classes; at most %3 are read.</source>
        <translation>%1 的点有 %2 个类别；最多读取 %3 个。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The file %1 is no table of points: it is not UTF-8 text.</source>
        <translation>文件 %1 不是点的表格：它不是 UTF-8 文本。</translation>
    </message>
    <message>
        <location filename="../../core/detection/YoloAnnotations.cpp" line="+21"/>
        <source>The folder %1 holds no labels (%2).</source>
        <translation>文件夹 %1 中没有标注（%2）。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The file %1 has no picture: none of that name lies in %2.</source>
        <translation>文件 %1 没有对应的图片：%2 中没有该名称的图片。</translation>
    </message>
    <message>
        <location filename="../../core/detection/YoloxModel.cpp" line="+64"/>
        <source>%1 is no file of weights that is known: it must end in .pth, .onnx or .safetensors.</source>
        <translation>%1 不是已知的权重文件：文件名必须以 .pth、.onnx 或 .safetensors 结尾。</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>%1: the tensor %2 holds %3; such weights detect nothing.</source>
        <translation>%1：张量 %2 中有 %3；这样的权重什么也检测不出。</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>%1 has %2 class names, one a line; these weights tell %3 classes apart.</source>
        <translation>%1 有 %2 个类别名（每行一个）；这些权重区分 %3 个类别。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>%1: an input of %2 pixels is not possible; it must be a multiple of 32, up to %3.</source>
        <translation>%1：输入不能是 %2 像素；必须是 32 的倍数，最大 %3。</translation>
    </message>
    <message>
        <location filename="../../core/detection/YoloxSpec.cpp" line="+102"/>
        <source>%1 holds no YOLOX: it lacks the tensors %2 that the official weights have.</source>
        <translation>%1 中没有 YOLOX：缺少官方权重应有的张量 %2。</translation>
    </message>
    <message>
        <location filename="../../core/io/pickle/Unpickler.cpp" line="-263"/>
        <source>an instruction finds other values than it takes</source>
        <translation>某条指令遇到的值不是它所需的</translation>
    </message>
    <message>
        <location line="+195"/>
        <source>its objects take more than %1</source>
        <translation>其中的对象占用超过 %1</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The file %1 is truncated: its pickle ends too early.</source>
        <translation>文件 %1 被截断：其 pickle 过早结束。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The file %1 has a pickle that can&apos;t be read: %2 (at byte %3 of it).</source>
        <translation>文件 %1 中的 pickle 无法读取：%2（位于其第 %3 字节）。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The file %1 asks for %2, which a checkpoint has no need of; nothing was run. Only state dicts can be read, not whole models.</source>
        <translation>文件 %1 要求使用 %2，而检查点并不需要它；未运行任何内容。只能读取 state dict，不能读取整个模型。</translation>
    </message>
    <message>
        <location line="+40"/>
        <source>it has the protocol %1, where at most %2 is known here</source>
        <translation>其协议为 %1，而此处至多认识 %2</translation>
    </message>
    <message>
        <location line="+78"/>
        <source>it asks for the object %1, which it hasn&apos;t stored</source>
        <translation>它要取用对象 %1，但从未存入</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>it stores more than %1 objects</source>
        <translation>它存入的对象超过 %1 个</translation>
    </message>
    <message>
        <location line="+62"/>
        <source>it describes a tensor&apos;s storage in an unknown way</source>
        <translation>它以未知的方式描述张量的存储</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>it has the instruction %1, which no checkpoint needs</source>
        <translation>其中有指令 %1，而检查点都不需要它</translation>
    </message>
    <message>
        <location filename="../../core/io/pth/LegacyLayout.cpp" line="+40"/>
        <source>The file %1 is truncated: not all of its storages are there.</source>
        <translation>文件 %1 被截断：存储不全。</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>The file %1 is a checkpoint of another version than %2, which alone is known here.</source>
        <translation>文件 %1 是其他版本的检查点，此处只认识版本 %2。</translation>
    </message>
    <message>
        <location line="+13"/>
        <location filename="../../core/io/pth/ZipLayout.cpp" line="+35"/>
        <source>The file %1 was written on a machine of another byte order, which isn&apos;t read here.</source>
        <translation>文件 %1 是在另一种字节序的机器上写成的，此处无法读取。</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>The file %1 is damaged: it has no list of its storages.</source>
        <translation>文件 %1 已损坏：缺少存储列表。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The file %1 is damaged: its list of storages has others than its tensors.</source>
        <translation>文件 %1 已损坏：存储列表与张量所用的存储不符。</translation>
    </message>
    <message>
        <location line="+30"/>
        <location filename="../../core/io/pth/ZipLayout.cpp" line="+35"/>
        <source>The file %1 is not complete: the storage %2 is missing.</source>
        <translation>文件 %1 不完整：缺少存储 %2。</translation>
    </message>
    <message>
        <location filename="../../core/io/pth/ZipLayout.cpp" line="-18"/>
        <source>The file %1 is not a checkpoint: it is a ZIP archive without data.pkl.</source>
        <translation>文件 %1 不是检查点：它是没有 data.pkl 的 ZIP 归档。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The file %1 is a TorchScript program, not a checkpoint. Programs are not run here.</source>
        <translation>文件 %1 是 TorchScript 程序，不是检查点。此处不运行程序。</translation>
    </message>
    <message>
        <location filename="../../core/io/zip/ZipDirectory.cpp" line="+40"/>
        <source>its end is missing</source>
        <translation>缺少结尾</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>its list of members is damaged</source>
        <translation>成员列表已损坏</translation>
    </message>
    <message>
        <location line="+42"/>
        <location line="+15"/>
        <source>it is split over several files</source>
        <translation>它被分成了多个文件</translation>
    </message>
    <message>
        <location line="+49"/>
        <source>the name of its member &quot;%1&quot; leads out of it</source>
        <translation>成员名“%1”指向归档之外</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>its member %1 is encrypted</source>
        <translation>成员 %1 已加密</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>its member %1 is a link to another file</source>
        <translation>成员 %1 是指向其他文件的链接</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>its member %1 is packed by the method %2, which isn&apos;t known here</source>
        <translation>成员 %1 以方法 %2 压缩，此处无法识别</translation>
    </message>
    <message>
        <location line="+7"/>
        <location filename="../../core/io/zip/ZipReader.cpp" line="+36"/>
        <source>its member %1 is damaged</source>
        <translation>成员 %1 已损坏</translation>
    </message>
    <message>
        <location line="+57"/>
        <source>its members %1 and %2 overlap</source>
        <translation>成员 %1 与 %2 重叠</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>it has more than %1 members</source>
        <translation>成员超过 %1 个</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>its member %1 is there twice</source>
        <translation>成员 %1 出现了两次</translation>
    </message>
    <message>
        <location filename="../../core/io/zip/ZipReader.cpp" line="-18"/>
        <source>The file %1 can&apos;t be read as a ZIP archive: %2.</source>
        <translation>文件 %1 无法作为 ZIP 归档读取：%2。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>its member %1 unpacks to another size than it claims</source>
        <translation>成员 %1 解压后的大小与其声称的不符</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>there is not enough memory to unpack its member %1</source>
        <translation>内存不足，无法解压成员 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>its member %1 is packed, and this program was built without zlib</source>
        <translation>成员 %1 经过压缩，而本程序构建时未启用 zlib</translation>
    </message>
    <message>
        <location line="+47"/>
        <source>it claims to hold more than %1</source>
        <translation>它声称含有超过 %1 的内容</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>the checksum of its member %1 is wrong</source>
        <translation>成员 %1 的校验和不对</translation>
    </message>
    <message>
        <location filename="../../core/vision/video/Camera.cpp" line="+67"/>
        <source>The camera %1 gives only what it sees now.</source>
        <translation>摄像头 %1 只能给出当前看到的画面。</translation>
    </message>
    <message>
        <location line="+19"/>
        <location filename="../../core/vision/video/ScriptedSource.cpp" line="+60"/>
        <source>The camera %1 was unplugged.</source>
        <translation>摄像头 %1 已被拔出。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The camera %1 gave no picture.</source>
        <translation>摄像头 %1 没有给出画面。</translation>
    </message>
    <message>
        <location line="+34"/>
        <source>The camera %1 is not plugged in: there is no %2.</source>
        <translation>摄像头 %1 未连接：没有 %2。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>You may not use the camera %1 (%2). Join the group “video”: sudo usermod -aG video $USER, then log in again.</source>
        <translation>您没有使用摄像头 %1（%2）的权限。请加入 video 组：sudo usermod -aG video $USER，然后重新登录。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The camera %1 can&apos;t be opened. Perhaps another program uses it.</source>
        <translation>无法打开摄像头 %1。可能有其他程序正在使用它。</translation>
    </message>
    <message>
        <location filename="../../core/vision/video/ScriptedSource.cpp" line="+3"/>
        <location filename="../../core/vision/video/VideoReader.cpp" line="+43"/>
        <source>A frame of %1 can&apos;t be decoded.</source>
        <translation>%1 的一帧无法解码。</translation>
    </message>
    <message>
        <location line="+13"/>
        <location filename="../../core/vision/video/VideoFile.cpp" line="-17"/>
        <source>%1 has no frame %2 to go to.</source>
        <translation>%1 没有第 %2 帧，无法跳转。</translation>
    </message>
    <message>
        <location filename="../../core/vision/video/VideoFile.cpp" line="-18"/>
        <source>%1 is damaged or incomplete: it can be read up to frame %2 of %3.</source>
        <translation>%1 已损坏或不完整：只能读到第 %2 帧（共 %3 帧）。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 is damaged or incomplete: it can be read up to frame %2.</source>
        <translation>%1 已损坏或不完整：只能读到第 %2 帧。</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>There is no file %1.</source>
        <translation>文件 %1 不存在。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 is not a file.</source>
        <translation>%1 不是文件。</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>%1 is not a video that can be read, or it is damaged.</source>
        <translation>%1 不是可读取的视频，或已损坏。</translation>
    </message>
    <message>
        <location filename="../../core/vision/video/VideoLibrary.cpp" line="+26"/>
        <source>Videos and cameras need the module %1, which is not beside the program. Build or install Vitrine again.</source>
        <translation>视频和摄像头需要模块 %1，但它不在程序旁边。请重新构建或安装 Vitrine。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>This Vitrine was built without videos and cameras. Install the package %1 and build it again.</source>
        <translation>此 Vitrine 在构建时未包含视频和摄像头功能。请安装软件包 %1 后重新构建。</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>Videos and cameras can&apos;t be read: %1 can&apos;t be loaded. Install the package %2, or build Vitrine again.</source>
        <translation>无法读取视频和摄像头：%1 无法加载。请安装软件包 %2，或重新构建 Vitrine。</translation>
    </message>
    <message>
        <location filename="../../core/vision/video/VideoReader.cpp" line="+9"/>
        <source>There is not enough memory for a frame of %1.</source>
        <translation>内存不足，放不下 %1 的一帧。</translation>
    </message>
    <message>
        <location filename="../../core/vision/video/VideoWriter.cpp" line="+86"/>
        <source>MPEG-4: small, plays nearly everywhere</source>
        <translation>MPEG-4：文件小，几乎处处可播放</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Motion JPEG: large, every frame a picture of its own</source>
        <translation>Motion JPEG：文件大，每一帧都是独立的图片</translation>
    </message>
    <message>
        <location line="+80"/>
        <source>Videos are written as .mp4 or .avi; %1 is neither.</source>
        <translation>视频只能写为 .mp4 或 .avi；%1 两者都不是。</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>The video %1 can&apos;t be written: the video library has no encoder for it. Choose the other format (.mp4, .avi).</source>
        <translation>无法写入视频 %1：视频库没有对应的编码器。请改用另一种格式（.mp4、.avi）。</translation>
    </message>
    <message>
        <location filename="../../core/vision/film/GifFilm.cpp" line="+72"/>
        <source>The GIF %1 can&apos;t be written.</source>
        <translation>无法写入 GIF %1。</translation>
    </message>
    <message>
        <location line="+36"/>
        <location filename="../../core/vision/video/VideoWriter.cpp" line="+13"/>
        <source>A picture of %1 × %2 does not fit into the video %3 of %4 × %5.</source>
        <translation>%1 × %2 的图片放不进 %4 × %5 的视频 %3。</translation>
    </message>
    <message>
        <location filename="../../core/vision/video/VideoWriter.cpp" line="+11"/>
        <source>Frame %1 of the video %2 could not be written.</source>
        <translation>视频 %2 的第 %1 帧无法写入。</translation>
    </message>
    <message>
        <location filename="../../widgets/detection/video/VideoExport.cpp" line="+183"/>
        <location filename="../../core/vision/film/GifFilm.cpp" line="+104"/>
        <location filename="../../core/vision/video/VideoWriter.cpp" line="+14"/>
        <source>The video %1 has no frames.</source>
        <translation>视频 %1 没有任何帧。</translation>
    </message>
    <message>
        <location filename="../../core/vision/video/VideoWriter.cpp" line="+3"/>
        <source>The video %1 could not be written completely. Is the disk full?</source>
        <translation>视频 %1 未能完整写入。磁盘是否已满？</translation>
    </message>
    <message>
        <location filename="../../core/vision/video/Mp4Colours.cpp" line="+106"/>
        <location filename="../../core/vision/video/VideoWriter.cpp" line="-170"/>
        <source>The video %1 can&apos;t be written: %2.</source>
        <translation>无法写入视频 %1：%2。</translation>
    </message>
    <message>
        <location filename="../../widgets/detection/BatchRun.cpp" line="+21"/>
        <source>The folder %1 can&apos;t be made. Choose one that you may write to.</source>
        <translation>无法创建文件夹 %1。请选择一个有写入权限的文件夹。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>%1 can&apos;t be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
    <message>
        <location filename="../../app/studio/DetectBatch.cpp" line="+45"/>
        <location filename="../../app/studio/DetectTruth.cpp" line="+132"/>
        <source>%1 pictures could not be read and were left out. The first: %2</source>
        <translation>有 %1 张图片无法读取，已跳过。第一张：%2</translation>
    </message>
    <message>
        <location filename="../../widgets/video/CameraChoice.cpp" line="-10"/>
        <source>No camera was found. Plug one in, and see that you may read /dev/video0 (the group “video”).</source>
        <translation>没有找到摄像头。请插入摄像头，并确认有权读取 /dev/video0（用户组“video”）。</translation>
    </message>
    <message>
        <location filename="../../core/detection/ModelCatalogue.cpp" line="+22"/>
        <source>%1: the model %2 has no usable &quot;%3&quot;: %4.</source>
        <translation>%1：模型 %2 没有可用的 &quot;%3&quot;：%4。</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>%1: a model has no &quot;id&quot;.</source>
        <translation>%1：有一个模型没有 &quot;id&quot;。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>it must be a text</source>
        <translation>它必须是文本</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>it must be a plain name that ends in .pth, .onnx or .safetensors</source>
        <translation>它必须是以 .pth、.onnx 或 .safetensors 结尾的单纯文件名</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>it must start with https://</source>
        <translation>它必须以 https:// 开头</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>it must be a number of bytes, 1 GiB at most</source>
        <translation>它必须是字节数，最多 1 GiB</translation>
    </message>
    <message>
        <location filename="../../core/data/SetCatalogue.cpp" line="+68"/>
        <source>%1: a file of the data set %2 has no usable &quot;%3&quot;: %4.</source>
        <translation>%1：数据集 %2 的某个文件的“%3”不可用：%4。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>it must be the address of a file</source>
        <translation>须为文件的网址</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>it must be a number of bytes, 4 GiB at most</source>
        <translation>须为字节数，最大 4 GiB</translation>
    </message>
    <message>
        <location line="+4"/>
        <location filename="../../core/detection/ModelCatalogue.cpp" line="+5"/>
        <source>it must be 64 hexadecimal digits in lower case</source>
        <translation>它必须是 64 位小写十六进制数字</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>%1: a data set needs &quot;id&quot;, &quot;name&quot; and &quot;kind&quot;.</source>
        <translation>%1：数据集须有“id”、“name”和“kind”。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1: the data set %2 lists no files.</source>
        <translation>%1：数据集 %2 没有列出文件。</translation>
    </message>
    <message>
        <location line="+73"/>
        <source>%1: what %2 unpacks to is not all there. Download it again.</source>
        <translation>%1：%2 解压后的文件不全。请重新下载。</translation>
    </message>
    <message>
        <location line="-89"/>
        <source>an archive lists the paths and sizes of its files</source>
        <translation>压缩包须列出其中文件的路径和大小</translation>
    </message>
    <message>
        <location line="+51"/>
        <source>%1 is no list of data sets of version 1.</source>
        <translation>%1 不是版本 1 的数据集列表。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 lists no data sets.</source>
        <translation>%1 没有列出数据集。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 lists the data set %2 twice.</source>
        <translation>%1 两次列出数据集 %2。</translation>
    </message>
    <message>
        <location line="+35"/>
        <source>%1 is not the file that %2 should have: its checksum is another. Download it again from %3.</source>
        <translation>%1 不是 %2 应有的文件：校验和不符。请从 %3 重新下载。</translation>
    </message>
    <message>
        <location filename="../../core/detection/ModelCatalogue.cpp" line="+27"/>
        <source>There is no file %1, and no known model of that name; known are %2.</source>
        <translation>没有文件 %1，也没有这个名称的已知模型；已知的有 %2。</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>%1 is no list of models of version 1.</source>
        <translation>%1 不是版本 1 的模型列表。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1 lists no models.</source>
        <translation>%1 没有列出任何模型。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 lists the model %2 twice.</source>
        <translation>%1 把模型 %2 列出了两次。</translation>
    </message>
    <message>
        <location line="+46"/>
        <source>The weights of %1 are not there yet: download them in the studio, or fetch %2 and put the file into the folder %3.</source>
        <translation>%1 的权重还不在：请在工作室中下载，或自行获取 %2 并把文件放入文件夹 %3。</translation>
    </message>
    <message>
        <location filename="../../core/detection/ModelStore.cpp" line="+27"/>
        <source>%1 is damaged: %2. Remove it and download it again.</source>
        <translation>%1 已损坏：%2。请删除后重新下载。</translation>
    </message>
    <message>
        <location filename="../../core/data/SetStore.cpp" line="+27"/>
        <location filename="../../core/detection/ModelStore.cpp" line="+5"/>
        <source>What arrived is not the file that was asked for: %1. It was removed.</source>
        <translation>收到的不是所请求的文件：%1。它已被删除。</translation>
    </message>
    <message>
        <location filename="../../core/detection/ModelStore.cpp" line="+16"/>
        <source>it has %1 bytes where %2 were expected</source>
        <translation>它有 %1 字节，应为 %2 字节</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>it does not begin as weights do</source>
        <translation>它的开头不像权重文件</translation>
    </message>
    <message>
        <location filename="../../core/data/SetStore.cpp" line="-10"/>
        <location filename="../../core/detection/ModelStore.cpp" line="+14"/>
        <location line="+57"/>
        <source>%1 could not be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <location line="+11"/>
        <location filename="../../core/detection/ModelStore.cpp" line="-18"/>
        <source>its checksum (SHA-256) is %1 where %2 was expected</source>
        <translation>它的校验和（SHA-256）是 %1，应为 %2</translation>
    </message>
    <message>
        <location line="+60"/>
        <location filename="../../core/detection/ModelStore.cpp" line="+29"/>
        <source>%1 could not be removed: %2.</source>
        <translation>无法删除 %1：%2。</translation>
    </message>
    <message>
        <location filename="../../core/detection/support/YoloxMatch.cpp" line="+68"/>
        <source>where a YOLOX has %1 (%2), it has %3</source>
        <translation>在 YOLOX 的 %1（%2）处，它是 %3</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>what in a YOLOX is one value, %1, is two in it: of %2 and of %3</source>
        <translation>在 YOLOX 中是同一个值的 %1，在它里面是两个：分别来自 %2 和 %3</translation>
    </message>
    <message>
        <location filename="../../core/detection/YoloxOnnx.cpp" line="+87"/>
        <source>the convolutions that lead straight to its output are %1, and 9 in a YOLOX</source>
        <translation>直接通向其输出的卷积有 %1 个，而 YOLOX 有 9 个</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>its last convolutions are not boxes, objectness and classes at three scales</source>
        <translation>其末端卷积不是三个尺度上的边框、目标置信度和类别</translation>
    </message>
    <message>
        <location line="+63"/>
        <source>the weight of its first convolution is %1, where a YOLOX has [n, 12, 3, 3] or [32, 3, 3, 3]</source>
        <translation>其第一个卷积的权重为 %1，而 YOLOX 为 [n, 12, 3, 3] 或 [32, 3, 3, 3]</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>the number of its convolutions is %1, which is that of no YOLOX</source>
        <translation>其卷积数为 %1，任何 YOLOX 都不是这个数</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>%1 channels after the first of %2 convolutions, and %3 classes, are not those of a YOLOX</source>
        <translation>共 %2 个卷积、第一个之后 %1 个通道、%3 个类别，不属于任何 YOLOX</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>The ONNX model %1 is not a YOLOX: %2.</source>
        <translation>ONNX 模型 %1 不是 YOLOX：%2。</translation>
    </message>
    <message>
        <location filename="../../core/io/onnx/OnnxOrder.cpp" line="+39"/>
        <location filename="../../core/io/onnx/OnnxReader.cpp" line="-106"/>
        <location line="+13"/>
        <source>In the ONNX model %1 the value %2 is made twice.</source>
        <translation>在 ONNX 模型 %1 中，值 %2 产生了两次。</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>In the ONNX model %1 nobody makes the value %2, which %3 needs.</source>
        <translation>在 ONNX 模型 %1 中，%3 所需的值 %2 无处产生。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>In the ONNX model %1 nobody makes the output %2.</source>
        <translation>在 ONNX 模型 %1 中，输出 %2 无处产生。</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>The operations of the ONNX model %1 form a cycle, at or before %2.</source>
        <translation>ONNX 模型 %1 的运算构成环，位于 %2 或其之前。</translation>
    </message>
    <message>
        <location filename="../../core/io/onnx/OnnxScan.cpp" line="+26"/>
        <source>The ONNX model in the file %1 is nested more than %2 deep.</source>
        <translation>文件 %1 中的 ONNX 模型嵌套超过 %2 层。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>The ONNX model in the file %1 is made of more than %2 parts.</source>
        <translation>文件 %1 中的 ONNX 模型由超过 %2 个部分组成。</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>The file %1 is truncated: a part of it has %2 bytes, but only %3 follow.</source>
        <translation>文件 %1 被截断：其中一部分应有 %2 字节，但只剩 %3 字节。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>The ONNX model in the file %1 has more than %2 operations.</source>
        <translation>文件 %1 中的 ONNX 模型有超过 %2 个运算。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The ONNX model in the file %1 holds more than %2 of whole numbers that are written one by one.</source>
        <translation>文件 %1 中的 ONNX 模型含有超过 %2 逐个写入的整数。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>The file %1 is empty.</source>
        <translation>文件 %1 是空的。</translation>
    </message>
    <message>
        <location filename="../../widgets/detection/video/VideoExportFiles.cpp" line="+51"/>
        <source>%1 is the video itself. Choose another name for the one with boxes.</source>
        <translation>%1 就是原视频。请为带检测框的视频另取一个名字。</translation>
    </message>
    <message>
        <location filename="../../app/studio/DetectVideoExport.cpp" line="+83"/>
        <source>The video with boxes has the frames that could be read: %1. %2</source>
        <translation>带检测框的视频包含能读到的帧，共 %1 帧。%2</translation>
    </message>
    <message>
        <location filename="../../core/detection/CompareSetups.cpp" line="+21"/>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Plain</source>
        <translation>普通</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>across classes</source>
        <translation>跨类别</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>within each class</source>
        <translation>各类别之内</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Detector</source>
        <translation>检测器</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>NMS IoU</source>
        <translation>NMS IoU</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Suppression</source>
        <translation>抑制</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Most boxes</source>
        <translation>框数上限</translation>
    </message>
    <message>
        <location filename="../../app/cli/verbs/RunsVerb.cpp" line="+146"/>
        <location filename="../../app/cli/verbs/TrainVerb.cpp" line="+264"/>
        <location filename="../../core/runs/RunStore.cpp" line="+163"/>
        <location filename="../../core/training/TrainFolder.cpp" line="+44"/>
        <source>The folder %1 could not be made: %2</source>
        <translation>无法创建文件夹 %1：%2</translation>
    </message>
    <message>
        <location filename="../../app/cli/TrainingOptions.cpp" line="+17"/>
        <source>“%1” is no list of numbers; write them with commas between: 1,-0.5.</source>
        <translation>“%1”不是一串数；请用逗号隔开：1,-0.5。</translation>
    </message>
    <message>
        <location filename="../../app/cli/verbs/OptimizeVerb.cpp" line="+20"/>
        <source>“%1” is no point; write x and y with a comma between: -1.5,2.</source>
        <translation>“%1”不是一个点；请写出 x 和 y，用逗号隔开：-1.5,2。</translation>
    </message>
    <message>
        <location filename="../../core/blocks/FocalLoss.cpp" line="+17"/>
        <source>Binary cross-entropy in which easy examples count little, so that few hard ones are not drowned by many easy ones.</source>
        <translation>简单样本权重很小的二元交叉熵，使少数困难样本不被大量简单样本淹没。</translation>
    </message>
    <message>
        <location line="+75"/>
        <source>Weight of what is there against 1 − alpha for what is not; −1: both count alike.</source>
        <translation>正样本的权重，负样本为 1 − alpha；−1：两者同等对待。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>How little easy examples count; 0: as much as hard ones, plain cross-entropy.</source>
        <translation>简单样本的权重降低多少；0：与困难样本相同，即普通交叉熵。</translation>
    </message>
    <message>
        <location filename="../../core/data/AugmentationKind.cpp" line="+19"/>
        <source>There is no augmentation “%1”. There are: %2.</source>
        <translation>没有数据增强“%1”。可用的有：%2。</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>Augmentations change pictures, [1, height, width] or [3, height, width]; these items have the shape %1.</source>
        <translation>数据增强用于图片，即 [1, 高, 宽] 或 [3, 高, 宽]；这些样本的形状是 %1。</translation>
    </message>
    <message>
        <location filename="../../core/data/augmentations/Colour.cpp" line="+15"/>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Changes brightness, contrast and, of colour pictures, saturation.</source>
        <translation>改变亮度、对比度，以及彩色图片的饱和度。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The values are multiplied by 1 ± so much at most.</source>
        <translation>各数值最多乘以 1 ± 此值。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Distances from the mean grey are multiplied by 1 ± so much at most.</source>
        <translation>与平均灰度的差最多乘以 1 ± 此值。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Distances from grey are multiplied by 1 ± so much at most.</source>
        <translation>与灰度的差最多乘以 1 ± 此值。</translation>
    </message>
    <message>
        <location filename="../../core/data/augmentations/Crop.cpp" line="+12"/>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Cuts the picture out of one with a border, at a random place: shifts it by up to so many pixels.</source>
        <translation>给图片加边后在随机位置裁剪：最多平移这么多像素。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Width of the border in pixels.</source>
        <translation>边的宽度（像素）。</translation>
    </message>
    <message>
        <location filename="../../core/data/augmentations/Cutout.cpp" line="+15"/>
        <source>Cutout</source>
        <translation>遮挡</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Covers a square of the picture, so that the network does not rely on one feature.</source>
        <translation>遮住图片中的一个正方形，使网络不依赖单一特征。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Side of the square, as a share of the picture&apos;s shorter side.</source>
        <translation>正方形的边长，占图片短边的比例。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>How likely a picture is covered at all.</source>
        <translation>图片被遮挡的概率。</translation>
    </message>
    <message>
        <location filename="../../core/data/augmentations/Flip.cpp" line="+13"/>
        <source>Flip</source>
        <translation>翻转</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Mirrors the picture, left and right as a rule; not for digits and letters.</source>
        <translation>镜像翻转图片，通常是左右翻转；不适用于数字和字母。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>How likely left and right are swapped.</source>
        <translation>左右翻转的概率。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How likely top and bottom are swapped.</source>
        <translation>上下翻转的概率。</translation>
    </message>
    <message>
        <location filename="../../core/data/augmentations/Noise.cpp" line="+13"/>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Adds random numbers to every value, as a camera does in the dark.</source>
        <translation>给每个数值加上随机数，如同相机在暗处拍摄。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Standard deviation, where white is 1.</source>
        <translation>标准差，以白色为 1。</translation>
    </message>
    <message>
        <location filename="../../core/data/augmentations/Rotation.cpp" line="+14"/>
        <source>Rotation</source>
        <translation>旋转</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Turns the picture by up to so many degrees to either side.</source>
        <translation>向任一方向旋转图片，最多这么多度。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Largest angle.</source>
        <translation>最大角度。</translation>
    </message>
    <message>
        <location filename="../../core/data/augmentations/Scale.cpp" line="+14"/>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Enlarges or reduces the picture by up to so much.</source>
        <translation>放大或缩小图片，最多这么多。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>0.2: to between 1/1.2 and 1.2 of its size.</source>
        <translation>0.2：缩放到原大小的 1/1.2 至 1.2 倍之间。</translation>
    </message>
    <message>
        <location filename="../../core/data/Cifar.cpp" line="+16"/>
        <source>%1 has the wrong length: %2 is made of records of %3 bytes, and %4 bytes are no whole number of them. Copy or download it again, in the binary version.</source>
        <translation>%1 的长度不对：%2 由每条 %3 字节的记录组成，而 %4 字节不是整数条。请重新复制或下载二进制版本。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>%1 is damaged: record %2 is of class %3, and %4 has the classes 0 to %5.</source>
        <translation>%1 已损坏：记录 %2 的类别是 %3，而 %4 的类别为 0 到 %5。</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>%1 should hold the names of %2 classes, a line each.</source>
        <translation>%1 应包含 %2 个类别的名称，每行一个。</translation>
    </message>
    <message>
        <location filename="../../core/data/Dataset.cpp" line="+47"/>
        <source>The items of the set %1 are no pictures: their shape is %2.</source>
        <translation>数据集 %1 的样本不是图片：其形状是 %2。</translation>
    </message>
    <message>
        <location filename="../../core/data/NumberOptions.cpp" line="+32"/>
        <source>“%1” is no option of %2. There are: %3.</source>
        <translation>“%1”不是 %2 的选项。可用的有：%3。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The option “%1” of %2 lies between %3 and %4.</source>
        <translation>%2 的选项“%1”须在 %3 到 %4 之间。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The option “%1” of %2 is a whole number.</source>
        <translation>%2 的选项“%1”须为整数。</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>“%1” is no option of %2; write NAME=NUMBER. There are: %3.</source>
        <translation>“%1”不是 %2 的选项；请写成“名称=数值”。可用的有：%3。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The option “%1” of %2 is given twice.</source>
        <translation>%2 的选项“%1”给出了两次。</translation>
    </message>
    <message>
        <location filename="../../core/data/PictureFiles.cpp" line="+34"/>
        <source>There are no pictures.</source>
        <translation>没有图片。</translation>
    </message>
    <message>
        <location filename="../../core/data/PointSet.cpp" line="+60"/>
        <source>There are no points yet: paint some of each class.</source>
        <translation>还没有点：请为每个类别画一些。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>A painted point has a number that is not finite, or no legal class.</source>
        <translation>画出的某个点含有非有限的数，或类别不合法。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Painted by hand.</source>
        <translation>手工绘制。</translation>
    </message>
    <message>
        <location filename="../../core/data/PreparedItems.cpp" line="+34"/>
        <source>The set %1 has items of the shape %2; the network&apos;s input takes %3. Change the input&apos;s shape, or choose another set.</source>
        <translation>数据集 %1 的样本形状为 %2，而网络的输入需要 %3。请更改输入的形状，或选择其他数据集。</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Item %1 of %2 has the shape %3 instead of %4.</source>
        <translation>%2 的样本 %1 的形状是 %3，而应为 %4。</translation>
    </message>
    <message>
        <location line="+208"/>
        <source>None of the items of %1 could be read.</source>
        <translation>%1 中没有一个样本能够读取。</translation>
    </message>
    <message>
        <location filename="../../core/data/sets/Cifar10.cpp" line="+13"/>
        <source>CIFAR-10, 60,000 colour pictures of 32 × 32 in ten classes; the binary version.</source>
        <translation>CIFAR-10：60,000 张 32 × 32 的彩色图片，十个类别；二进制版本。</translation>
    </message>
    <message>
        <location filename="../../core/data/sets/Cifar100.cpp" line="+12"/>
        <source>CIFAR-100, 60,000 colour pictures of 32 × 32 in a hundred classes; the binary version.</source>
        <translation>CIFAR-100：60,000 张 32 × 32 的彩色图片，一百个类别；二进制版本。</translation>
    </message>
    <message>
        <location filename="../../core/data/sets/Circles.cpp" line="+16"/>
        <source>Radius of the inner circle; the outer one has 1.</source>
        <translation>内圆的半径；外圆的半径为 1。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>A circle within a circle.</source>
        <translation>圆中之圆。</translation>
    </message>
    <message>
        <location filename="../../core/data/sets/Function.cpp" line="+14"/>
        <source>Points of a curve: one number goes in, one comes out.</source>
        <translation>曲线上的点：输入一个数，输出一个数。</translation>
    </message>
    <message>
        <location filename="../../core/data/sets/Gaussians.cpp" line="+15"/>
        <source>Between the middles of the two clouds.</source>
        <translation>两团点中心之间的距离。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Two round clouds of points. One straight line divides them.</source>
        <translation>两团圆形的点，一条直线即可分开。</translation>
    </message>
    <message>
        <location filename="../../core/data/sets/Images.cpp" line="+22"/>
        <location filename="../../core/detection/AnnotatedSet.cpp" line="+25"/>
        <source>Read from %1; whose pictures they are is for you to know.</source>
        <translation>读自 %1；图片的归属由您自行掌握。</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>Pictures in folders, a folder a class, named as the class.</source>
        <translation>文件夹中的图片，每个文件夹是一个类别，以类别命名。</translation>
    </message>
    <message>
        <location filename="../../core/data/sets/Moons.cpp" line="+17"/>
        <source>Two half moons that reach into each other.</source>
        <translation>两个相互交错的半月。</translation>
    </message>
    <message>
        <location filename="../../core/data/sets/Points.cpp" line="+14"/>
        <source>Points from a table (CSV) with the columns x, y and a class or a value.</source>
        <translation>表格（CSV）中的点，各列为 x、y 以及类别或数值。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Read from %1.</source>
        <translation>读自 %1。</translation>
    </message>
    <message>
        <location filename="../../core/data/sets/Shapes.cpp" line="+61"/>
        <source>Coloured shapes on a textured background, 32 × 32, with their boxes and masks.</source>
        <translation>带纹理背景上的彩色形状，32 × 32，附有框和掩码。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Width and height of a picture in pixels.</source>
        <translation>图片的宽和高（像素）。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A picture holds 1 to so many shapes.</source>
        <translation>一张图片含 1 到这么多个形状。</translation>
    </message>
    <message>
        <location filename="../../core/data/sets/Spiral.cpp" line="+16"/>
        <source>How often each arm winds round.</source>
        <translation>每条旋臂绕多少圈。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Two arms of a spiral, wound into each other: hard for a small network.</source>
        <translation>螺旋的两条旋臂相互缠绕：对小网络来说很难。</translation>
    </message>
    <message>
        <location filename="../../core/data/sets/support/CifarSet.cpp" line="+40"/>
        <source>Read from %1. %2 is by Alex Krizhevsky, Vinod Nair and Geoffrey Hinton; its pictures are of the 80 Million Tiny Images, for research.</source>
        <translation>读自 %1。%2 由 Alex Krizhevsky、Vinod Nair 和 Geoffrey Hinton 制作；图片取自 80 Million Tiny Images，供研究使用。</translation>
    </message>
    <message>
        <location line="+66"/>
        <source>%1 holds more than %2 pictures.</source>
        <translation>%1 中的图片超过 %2 张。</translation>
    </message>
    <message>
        <location line="+37"/>
        <source>There is no %1 in the folder %2: it should hold %3 or %4, the binary version.</source>
        <translation>文件夹 %2 中没有 %1：其中应有 %3 或 %4（二进制版本）。</translation>
    </message>
    <message>
        <location filename="../../core/data/sets/support/GeneratedPoints.cpp" line="+18"/>
        <source>How many items there are.</source>
        <translation>样本的数量。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Standard deviation of the random numbers added to each point.</source>
        <translation>加到每个点上的随机数的标准差。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Another number, other points of the same kind.</source>
        <translation>换一个数，就得到同类的另一批点。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Made up by this program from random numbers; free to use.</source>
        <translation>由本程序用随机数生成；可自由使用。</translation>
    </message>
    <message>
        <location filename="../../core/data/sets/Xor.cpp" line="+15"/>
        <source>Four squares; those that touch at a corner are of one class. No straight line divides them.</source>
        <translation>四个正方形，仅以角相接的两个同属一类。没有一条直线能把两类分开。</translation>
    </message>
    <message>
        <location filename="../../core/detection/AnnotatedSet.cpp" line="+53"/>
        <source>%1: a box of the picture %2 lies outside of it: from (%3, %4) to (%5, %6), where the picture has %7 × %8 pixels.</source>
        <translation>%1：图片 %2 的一个框位于图片之外：从 (%3, %4) 到 (%5, %6)，而图片为 %7 × %8 像素。</translation>
    </message>
    <message>
        <location line="+57"/>
        <source>%1 has no pictures.</source>
        <translation>%1 中没有图片。</translation>
    </message>
    <message>
        <location filename="../../core/detection/sets/Coco.cpp" line="-7"/>
        <source>Pictures with boxes: a JSON file as COCO has them, and the folder of its pictures.</source>
        <translation>带框的图片：COCO 格式的 JSON 文件及其图片文件夹。</translation>
    </message>
    <message>
        <location filename="../../core/detection/sets/Voc.cpp" line="+12"/>
        <source>Pictures with boxes: XML files as Pascal VOC has them, in Annotations beside JPEGImages, or all in one folder.</source>
        <translation>带框的图片：Pascal VOC 格式的 XML 文件，位于与 JPEGImages 并列的 Annotations 中，或全部在一个文件夹中。</translation>
    </message>
    <message>
        <location filename="../../core/detection/sets/Yolo.cpp" line="+22"/>
        <source>%1 A file classes.txt must name the classes, a line each.</source>
        <translation>%1 须有文件 classes.txt 列出类别名称，每行一个。</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Pictures with boxes: text files as YOLO has them, beside their pictures or in labels beside images; classes.txt names the classes.</source>
        <translation>带框的图片：YOLO 格式的文本文件，与图片放在一起，或位于与 images 并列的 labels 中；classes.txt 给出类别名称。</translation>
    </message>
    <message>
        <location filename="../../core/runs/RunStore.cpp" line="-55"/>
        <source>There is not enough memory.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>The list of runs %1 was made by a newer version of Vitrine. Update, or move it away.</source>
        <translation>运行列表 %1 由更新版本的 Vitrine 创建。请升级，或将其移走。</translation>
    </message>
    <message>
        <location line="+53"/>
        <source>The list of runs %1 is damaged and could not be moved aside: %2</source>
        <translation>运行列表 %1 已损坏，且无法移到一旁：%2</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The list of runs %1 could not be made.</source>
        <translation>无法创建运行列表 %1。</translation>
    </message>
    <message>
        <location line="+94"/>
        <source>There is no run %1.</source>
        <translation>没有编号为 %1 的运行。</translation>
    </message>
    <message>
        <location filename="../../core/runs/RunStoreMissing.cpp" line="+11"/>
        <source>This program was built without SQLite, which keeps the list of runs.</source>
        <translation>此程序在构建时未包含保存运行列表所需的 SQLite。</translation>
    </message>
    <message>
        <location filename="../../core/runs/Sqlite.cpp" line="+11"/>
        <source>The list of runs %1 can&apos;t be read or written: %2</source>
        <translation>无法读写运行列表 %1：%2</translation>
    </message>
    <message>
        <location filename="../../core/training/batches/BatchSource.cpp" line="+106"/>
        <source>There is nothing in this part of the set.</source>
        <translation>数据集的这一部分是空的。</translation>
    </message>
    <message>
        <location filename="../../core/training/Checkpoint.cpp" line="+101"/>
        <source>%1 is no checkpoint of a training run.</source>
        <translation>%1 不是训练的检查点。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>%1: the state of the run in this checkpoint is damaged.</source>
        <translation>%1：此检查点中的运行状态已损坏。</translation>
    </message>
    <message>
        <location filename="../../core/training/Hyperparameters.cpp" line="+23"/>
        <source>%1 has nothing to set, so “%2” is not known.</source>
        <translation>%1 没有可设置的项，因此不认识“%2”。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 has no setting “%2”. Did you mean “%3”? There are: %4.</source>
        <translation>%1 没有设置项“%2”。是不是想写“%3”？可用的有：%4。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 has no setting “%2”. There are: %3.</source>
        <translation>%1 没有设置项“%2”。可用的有：%3。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1: %2 is 1 (on) or 0 (off), not %3.</source>
        <translation>%1：%2 只能是 1（开）或 0（关），不能是 %3。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1: %2 is a number from %3 to %4, not %5.</source>
        <translation>%1：%2 应是 %3 到 %4 之间的数，不能是 %5。</translation>
    </message>
    <message>
        <location line="+35"/>
        <source>“%1” is no setting; write its name and a number, such as lr=0.01.</source>
        <translation>“%1”不是设置；请写名称和一个数，例如 lr=0.01。</translation>
    </message>
    <message>
        <location filename="../../core/training/models/MlpModel.cpp" line="+205"/>
        <location filename="../../core/training/models/TorchModel.cpp" line="+112"/>
        <source>The weights hold no %1 of the shape %2.</source>
        <translation>权重中没有形状为 %2 的 %1。</translation>
    </message>
    <message>
        <location filename="../../core/training/optimizers/Adagrad.cpp" line="+39"/>
        <source>Gives each weight a rate of its own, smaller the more its gradients have summed up to; as the sum only grows, all rates fade.</source>
        <translation>为每个权重单独调节学习率：梯度累积得越多，学习率越小；由于累积量只增不减，所有学习率都会逐渐消失。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>sum of the squared gradients</source>
        <translation>梯度平方的累加和</translation>
    </message>
    <message>
        <location filename="../../core/training/optimizers/Adam.cpp" line="+36"/>
        <source>Momentum and RMSprop in one: the average gradient over the root of the average square, both corrected for their start at 0.</source>
        <translation>动量与 RMSprop 合而为一：梯度的平均除以梯度平方平均的平方根，两者都修正了初值为 0 的偏差。</translation>
    </message>
    <message>
        <location line="+6"/>
        <location filename="../../core/training/optimizers/AdamW.cpp" line="+43"/>
        <source>Divides the averages by 1 − βᵗ, since they start at 0.</source>
        <translation>将两个平均值除以 1 − βᵗ，因为它们的初值为 0。</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../core/training/optimizers/AdamW.cpp" line="+2"/>
        <location filename="../../core/training/optimizers/Lion.cpp" line="+46"/>
        <location filename="../../core/training/optimizers/Muon.cpp" line="+192"/>
        <location filename="../../core/training/optimizers/RAdam.cpp" line="+69"/>
        <source>moving average of the gradients</source>
        <translation>梯度的滑动平均（一阶矩）</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../core/training/optimizers/AdamW.cpp" line="+1"/>
        <location filename="../../core/training/optimizers/Muon.cpp" line="+1"/>
        <location filename="../../core/training/optimizers/RAdam.cpp" line="+1"/>
        <location filename="../../core/training/optimizers/RMSprop.cpp" line="+45"/>
        <source>moving average of the squared gradients</source>
        <translation>梯度平方的滑动平均（二阶矩）</translation>
    </message>
    <message>
        <location filename="../../core/training/optimizers/AdamW.cpp" line="-8"/>
        <source>Adam whose weight decay acts on the weight itself and so is not divided by the root of r.</source>
        <translation>权重衰减直接作用于权重本身的 Adam，因而不会被 r 的平方根所除。</translation>
    </message>
    <message>
        <location filename="../../core/training/optimizers/GD.cpp" line="+11"/>
        <source>Steps against the gradient of the whole training set: a smooth path, and one step for much work.</source>
        <translation>沿整个训练集梯度的反方向前进：路径平滑，但计算量很大才走一步。</translation>
    </message>
    <message>
        <location filename="../../core/training/optimizers/Lion.cpp" line="-5"/>
        <source>Takes the sign of an average gradient alone, so that every weight moves by α: one state, and a rate some ten times smaller than Adam&apos;s.</source>
        <translation>只取平均梯度的符号，因此每个权重都移动 α：只需一个状态量，学习率约为 Adam 的十分之一。</translation>
    </message>
    <message>
        <location filename="../../core/training/optimizers/Momentum.cpp" line="+48"/>
        <source>Keeps part of the last step, as a ball that rolls: across a valley the steps cancel, along it they add up.</source>
        <translation>像滚动的球一样保留上一步的一部分：横跨山谷的分量相互抵消，沿山谷的分量不断累加。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>v ← βv + g, w ← w − αv, as PyTorch has it: the same path until the rate changes.</source>
        <translation>v ← βv + g，w ← w − αv，即 PyTorch 的写法：学习率不变时路径相同。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>velocity: the last step, or the sum of the gradients</source>
        <translation>速度：上一步，或梯度之和</translation>
    </message>
    <message>
        <location filename="../../core/training/optimizers/Muon.cpp" line="-11"/>
        <source>Rate of AdamW&apos;s steps, for biases and norms, as a part of α.</source>
        <translation>偏置和归一化参数所用 AdamW 步的学习率，以 α 的倍数表示。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Makes the step of a weight matrix orthogonal, so that rare directions count as much as common ones; biases take AdamW&apos;s step.</source>
        <translation>把权重矩阵的更新正交化，使少见的方向与常见的方向同样受重视；偏置则按 AdamW 更新。</translation>
    </message>
    <message>
        <location filename="../../core/training/optimizers/Nesterov.cpp" line="+40"/>
        <source>Momentum that looks ahead: it steps by the gradient where momentum is about to carry it, and so brakes earlier.</source>
        <translation>会向前看的动量：按动量即将到达之处的梯度前进，因而更早刹车。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>velocity: the fading sum of the gradients</source>
        <translation>速度：逐渐淡忘的梯度之和</translation>
    </message>
    <message>
        <location filename="../../core/training/optimizers/RAdam.cpp" line="-6"/>
        <source>Adam with a warm-up of its own: as long as the average of squares rests on few gradients, it steps as momentum does.</source>
        <translation>自带预热的 Adam：当平方平均还只基于少数梯度时，按动量法前进。</translation>
    </message>
    <message>
        <location filename="../../core/training/optimizers/RMSprop.cpp" line="-5"/>
        <source>Adagrad that forgets: it divides by a moving average of the squared gradients in place of their sum.</source>
        <translation>会遗忘的 Adagrad：除以梯度平方的滑动平均，而不是累加和。</translation>
    </message>
    <message>
        <location filename="../../core/training/optimizers/SGD.cpp" line="+12"/>
        <source>Steps against the gradient of a batch: many cheap steps, each a little off.</source>
        <translation>沿一个批次梯度的反方向前进：步数多而便宜，每一步都略有偏差。</translation>
    </message>
    <message>
        <location filename="../../core/training/optimizers/support/CommonSettings.cpp" line="+45"/>
        <source>Learning rate: how far a step goes.</source>
        <translation>学习率：一步走多远。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Momentum: how much of the last step is kept.</source>
        <translation>动量：上一步保留多少。</translation>
    </message>
    <message>
        <location line="+6"/>
        <location line="+12"/>
        <source>How much of the average of squared gradients is kept.</source>
        <translation>梯度平方的平均保留多少。</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>How much of the average of gradients is kept.</source>
        <translation>梯度的平均保留多少。</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Small number that keeps the divisor away from 0.</source>
        <translation>防止除数为 0 的极小量。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>L2 penalty: λ·w is added to the gradient.</source>
        <translation>L2 正则化：在梯度上加 λ·w。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Decoupled weight decay: each step takes α·λ·w off the weight.</source>
        <translation>解耦的权重衰减：每一步从权重中减去 α·λ·w。</translation>
    </message>
    <message>
        <location filename="../../core/training/batches/PrepareItems.cpp" line="+34"/>
        <source>The network&apos;s input takes the features %1, but the data gives %2.</source>
        <translation>网络的输入要求特征 %1，但数据给出的是 %2。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>The network %1 has no Input that a set could feed.</source>
        <translation>网络 %1 没有可以由数据集供给的 Input。</translation>
    </message>
    <message>
        <location filename="../../core/training/schedules/ConstantSchedule.cpp" line="+17"/>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The rate stays as it is.</source>
        <translation>学习率保持不变。</translation>
    </message>
    <message>
        <location filename="../../core/training/schedules/CosineSchedule.cpp" line="+18"/>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The rate falls along half a cosine: slowly, fast, slowly.</source>
        <translation>学习率沿半个余弦下降：先慢，后快，再慢。</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../core/training/schedules/ExponentialSchedule.cpp" line="+11"/>
        <location filename="../../core/training/schedules/OneCycleSchedule.cpp" line="+29"/>
        <location filename="../../core/training/schedules/WarmupCosineSchedule.cpp" line="+37"/>
        <source>What is left of the rate at the end.</source>
        <translation>结束时学习率剩下的比例。</translation>
    </message>
    <message>
        <location filename="../../core/training/schedules/DrawnSchedule.cpp" line="+23"/>
        <source>Drawn</source>
        <translation>手绘</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The rate follows a curve that you draw.</source>
        <translation>学习率按你画的曲线变化。</translation>
    </message>
    <message>
        <location filename="../../core/training/schedules/ExponentialSchedule.cpp" line="+16"/>
        <source>Exponential</source>
        <translation>指数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The rate falls by the same factor at each step.</source>
        <translation>学习率每一步都乘以同一个系数。</translation>
    </message>
    <message>
        <location filename="../../core/training/schedules/OneCycleSchedule.cpp" line="-6"/>
        <source>One cycle</source>
        <translation>单周期</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The rate rises to its height along half a cosine and then falls far below where it began.</source>
        <translation>学习率沿半个余弦升到最高，然后降到远低于起点。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>How much of the run the rate rises.</source>
        <translation>学习率上升阶段占整个训练的比例。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What the rate begins with.</source>
        <translation>起始时学习率的比例。</translation>
    </message>
    <message>
        <location filename="../../core/training/schedules/StepSchedule.cpp" line="+23"/>
        <source>Steps</source>
        <translation>阶梯</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The rate falls by a factor, again and again after the same time.</source>
        <translation>每隔相同的时间，学习率乘以一个系数。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>How much of the run lies between two falls.</source>
        <translation>两次下降之间占整个训练的比例。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What the rate is multiplied by at each fall.</source>
        <translation>每次下降时学习率所乘的系数。</translation>
    </message>
    <message>
        <location filename="../../core/training/schedules/WarmupCosineSchedule.cpp" line="-11"/>
        <source>Warm-up and cosine</source>
        <translation>预热加余弦</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>YOLOX&apos;s: the rate grows from 0 with the square of time, falls along half a cosine, and stays low at the end.</source>
        <translation>YOLOX 的做法：学习率从 0 开始随时间的平方增长，再沿半个余弦下降，最后保持低值。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>How much of the run the rate grows (YOLOX: 5 of 300 epochs).</source>
        <translation>学习率增长阶段占整个训练的比例（YOLOX：300 轮中的 5 轮）。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>How much of the run it stays low at the end (YOLOX: 15 of 300 epochs).</source>
        <translation>最后保持低值的阶段占整个训练的比例（YOLOX：300 轮中的 15 轮）。</translation>
    </message>
    <message>
        <location filename="../../core/training/surfaces/Ackley.cpp" line="+9"/>
        <source>Ackley</source>
        <translation>Ackley</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nearly flat and full of dents outside, a deep hole with a sharp point in the middle.</source>
        <translation>外围近乎平坦、布满小坑，中间是一个底部尖锐的深洞。</translation>
    </message>
    <message>
        <location filename="../../core/training/surfaces/Beale.cpp" line="+8"/>
        <source>Beale</source>
        <translation>Beale</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Flat in the middle and steep at the corners, so that no single rate suits both.</source>
        <translation>中间平坦、四角陡峭，没有一个学习率能兼顾两者。</translation>
    </message>
    <message>
        <location filename="../../core/training/surfaces/Booth.cpp" line="+8"/>
        <source>Booth</source>
        <translation>Booth</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A smooth oblique bowl with one minimum.</source>
        <translation>平滑的斜碗，只有一个极小值。</translation>
    </message>
    <message>
        <location filename="../../core/training/surfaces/GoldsteinPrice.cpp" line="+9"/>
        <source>Goldstein–Price</source>
        <translation>Goldstein–Price</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Values from 3 to a million: a rate that suits the floor leaps away on the walls.</source>
        <translation>函数值从 3 到一百万：适合谷底的学习率，在谷壁上会一步跳飞。</translation>
    </message>
    <message>
        <location filename="../../core/training/surfaces/Himmelblau.cpp" line="+9"/>
        <source>Himmelblau</source>
        <translation>Himmelblau</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Four minima of the same depth: which one is reached depends on the start.</source>
        <translation>四个同样深的极小值：到达哪一个取决于起点。</translation>
    </message>
    <message>
        <location filename="../../core/training/surfaces/Matyas.cpp" line="+9"/>
        <source>Matyas</source>
        <translation>Matyas</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A shallow oblique valley, nearly flat along its floor.</source>
        <translation>浅而倾斜的山谷，谷底几乎平坦。</translation>
    </message>
    <message>
        <location filename="../../core/training/surfaces/McCormick.cpp" line="+9"/>
        <source>McCormick</source>
        <translation>McCormick</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A slanted trough with waves, which goes on downwards beyond the part that is shown.</source>
        <translation>带波纹的倾斜沟槽，在所示范围之外继续下降。</translation>
    </message>
    <message>
        <location filename="../../core/training/surfaces/Plateau.cpp" line="+8"/>
        <source>Plateau</source>
        <translation>高原</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A hollow in a plain: far from it the gradient all but vanishes.</source>
        <translation>平原上的一个凹坑：离它远时梯度几乎消失。</translation>
    </message>
    <message>
        <location filename="../../core/training/surfaces/Rastrigin.cpp" line="+9"/>
        <source>Rastrigin</source>
        <translation>Rastrigin</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A bowl full of dents: a local minimum at almost every whole number.</source>
        <translation>布满小坑的碗：几乎每个整数点都有一个局部极小值。</translation>
    </message>
    <message>
        <location filename="../../core/training/surfaces/Ravine.cpp" line="+9"/>
        <source>Ravine</source>
        <translation>峡谷</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A narrow oblique valley, a hundred times steeper across than along: no axis points the way, so that rates per weight help little.</source>
        <translation>狭窄的斜向山谷，横向比纵向陡一百倍：没有坐标轴指向出路，因此为每个权重单独调节学习率帮助不大。</translation>
    </message>
    <message>
        <location filename="../../core/training/surfaces/Rosenbrock.cpp" line="+8"/>
        <source>Rosenbrock</source>
        <translation>Rosenbrock</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A bent valley with steep walls: into it is easy, along it is far.</source>
        <translation>谷壁陡峭的弯谷：进谷容易，沿谷前行却很远。</translation>
    </message>
    <message>
        <location filename="../../core/training/surfaces/Saddle.cpp" line="+9"/>
        <source>Saddle</source>
        <translation>鞍面</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Down on two sides, up on the others, and level in the middle, where gradients nearly vanish.</source>
        <translation>两侧向下、另两侧向上，中间平坦，梯度几乎消失。</translation>
    </message>
    <message>
        <location filename="../../core/training/surfaces/Sphere.cpp" line="+9"/>
        <source>Sphere</source>
        <translation>球面</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A round bowl: the gradient points straight at the minimum.</source>
        <translation>圆碗：梯度的反方向正对极小值。</translation>
    </message>
    <message>
        <location filename="../../core/training/surfaces/StyblinskiTang.cpp" line="+9"/>
        <source>Styblinski–Tang</source>
        <translation>Styblinski–Tang</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Four minima of different depth: a path downhill may end in the wrong one.</source>
        <translation>四个深浅不同的极小值：一路下坡可能停在错误的那个。</translation>
    </message>
    <message>
        <location filename="../../core/training/surfaces/support/FormulaParser.cpp" line="+59"/>
        <source>The formula has more than %1 characters.</source>
        <translation>公式超过 %1 个字符。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>an operator or the end</source>
        <translation>运算符或结尾</translation>
    </message>
    <message>
        <location line="+34"/>
        <location line="+55"/>
        <source>more than %1 levels inside each other</source>
        <translation>嵌套超过 %1 层</translation>
    </message>
    <message>
        <location line="-10"/>
        <source>a raised number</source>
        <translation>上标数字</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>a closing parenthesis</source>
        <translation>右括号</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>a number that a double can hold</source>
        <translation>双精度能表示的数</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>a number, x, y, a function or an opening parenthesis</source>
        <translation>数、x、y、函数或左括号</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>“%1” is not known; did you mean “%2”?</source>
        <translation>不认识“%1”；是不是想写“%2”？</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>“%1” is not known; there are x, y, pi, e, exp, log, sqrt, abs, sign, sin, cos, tan, tanh, min and max</source>
        <translation>不认识“%1”；可用的有 x、y、pi、e、exp、log、sqrt、abs、sign、sin、cos、tan、tanh、min 和 max</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>the opening parenthesis of %1</source>
        <translation>%1 的左括号</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>the closing parenthesis of %1</source>
        <translation>%1 的右括号</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 takes two numbers or more</source>
        <translation>%1 需要两个或更多数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 takes one number</source>
        <translation>%1 只需要一个数</translation>
    </message>
    <message>
        <location line="+58"/>
        <source>The formula is wrong at character %1: %2.</source>
        <translation>公式第 %1 个字符处有误：%2。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>expected %1, but the formula ends there</source>
        <translation>此处应有%1，但公式到此结束</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>expected %1, not “%2”</source>
        <translation>此处应有%1，而不是“%2”</translation>
    </message>
    <message>
        <location filename="../../core/training/surfaces/support/TypedSurface.cpp" line="+15"/>
        <source>Your formula</source>
        <translation>自定义公式</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A formula of x and y that you typed.</source>
        <translation>你输入的关于 x 和 y 的公式。</translation>
    </message>
    <message>
        <location filename="../../core/training/surfaces/ThreeHumpCamel.cpp" line="+9"/>
        <source>Three-hump camel</source>
        <translation>三峰骆驼</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Three hollows in a row, the middle one the deepest.</source>
        <translation>一排三个凹坑，中间的最深。</translation>
    </message>
    <message>
        <location filename="../../core/training/surfaces/Valley.cpp" line="+9"/>
        <source>The notes’ valley</source>
        <translation>笔记中的山谷</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A long valley along an axis: plain steps swing from wall to wall and hardly move along it.</source>
        <translation>沿坐标轴的狭长山谷：普通的步子在两壁之间来回震荡，几乎不沿谷前进。</translation>
    </message>
    <message>
        <location filename="../../core/training/models/TargetsOf.cpp" line="+28"/>
        <source>%1: the prediction has the shape %2, which none of the set&apos;s answers fits. Give the last layer as many outputs as there are classes, or choose another loss.</source>
        <translation>%1：预测的形状为 %2，与数据集的答案不符。请让最后一层的输出个数等于类别数，或选择其他损失。</translation>
    </message>
    <message>
        <location filename="../../core/training/models/TorchModel.cpp" line="-78"/>
        <source>There is not enough memory to train this network. Try a smaller batch, or smaller pictures.</source>
        <translation>内存不足，无法训练此网络。请尝试更小的批次或更小的图片。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>LibTorch could not train this network: %1</source>
        <translation>LibTorch 无法训练此网络：%1</translation>
    </message>
    <message>
        <location filename="../../core/training/CheckSetup.cpp" line="+20"/>
        <source>The set %1 has %2 classes, and the network %3 answers with %4 numbers. Give its last layer %2 outputs.</source>
        <translation>数据集 %1 有 %2 个类别，而网络 %3 输出 %4 个数。请让最后一层有 %2 个输出。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>There is nothing to train on: the training part of the set %1 is empty.</source>
        <translation>没有可用于训练的数据：数据集 %1 的训练部分为空。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The answers of the set %1 are boxes, which only a detector learns; this trains networks that answer with a class or with numbers.</source>
        <translation>数据集 %1 的答案是框，只有检测器才能学习；这里训练的是以类别或数值作答的网络。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>A batch has at least one item, and a run no negative number of epochs.</source>
        <translation>一个批次至少有一个样本，训练轮数不能为负。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Label noise lies between 0 and 1, the decay of averaged weights below 1.</source>
        <translation>标签噪声在 0 与 1 之间，权重平均的衰减小于 1。</translation>
    </message>
    <message>
        <location filename="../../core/stepping/IterationWalk.cpp" line="+89"/>
        <location filename="../../core/training/Trainer.cpp" line="+48"/>
        <source>There is no optimizer “%1”.</source>
        <translation>没有名为“%1”的优化器。</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../core/training/Trainer.cpp" line="+34"/>
        <source>There is no schedule “%1”.</source>
        <translation>没有名为“%1”的学习率调度。</translation>
    </message>
    <message>
        <location filename="../../core/training/Trainer.cpp" line="+11"/>
        <source>The network has no weight number %1 in %2.</source>
        <translation>网络的 %2 中没有第 %1 个权重。</translation>
    </message>
    <message>
        <location line="+195"/>
        <source>Try a smaller learning rate, or limit the length of the gradient.</source>
        <translation>请尝试更小的学习率，或限制梯度的长度。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The numbers ran away at step %1 (epoch %2): the loss is %3. %4</source>
        <translation>数值在第 %1 步（第 %2 轮）发散：损失为 %3。%4</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The numbers ran away at step %1 (epoch %2): the loss is %3, and the gradient of %4 is no longer finite. %5</source>
        <translation>数值在第 %1 步（第 %2 轮）发散：损失为 %3，%4 的梯度不再是有限值。%5</translation>
    </message>
    <message>
        <location line="+88"/>
        <source>The checkpoint is of another network or another optimizer than this run.</source>
        <translation>该检查点属于另一个网络或另一个优化器。</translation>
    </message>
    <message>
        <location filename="../../core/training/models/TrainingModel.cpp" line="+21"/>
        <source>The network %1 has %2 inputs; training feeds exactly one.</source>
        <translation>网络 %1 有 %2 个输入；训练只供给一个输入。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The network %1 has no loss to learn from. Connect a loss, such as CrossEntropyLoss, to its last block.</source>
        <translation>网络 %1 没有可供学习的损失。请在最后一个模块后连接一个损失，例如 CrossEntropyLoss。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The network %1 has no weights that could be learnt.</source>
        <translation>网络 %1 没有可学习的权重。</translation>
    </message>
    <message>
        <location filename="../../widgets/training/TrainStart.cpp" line="+24"/>
        <source>%1 has no loss, so there is nothing that training could make smaller. Put a loss block behind its last layer, such as CrossEntropyLoss for classes or MSELoss for numbers.</source>
        <translation>%1 没有损失，训练就没有可以减小的量。请在最后一层之后接一个损失块，例如分类用 CrossEntropyLoss，数值用 MSELoss。</translation>
    </message>
    <message>
        <location filename="../../app/studio/TrainFiles.cpp" line="+82"/>
        <source>The folder %1 holds a run already. Choose an empty folder, so that nothing is overwritten.</source>
        <translation>文件夹 %1 中已有一次训练。请选择空文件夹，以免覆盖。</translation>
    </message>
    <message>
        <location filename="../../core/training/observe/Diagnosis.cpp" line="+59"/>
        <source>The training loss has climbed from %1 back to %2.</source>
        <translation>训练损失从 %1 又升到了 %2。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The training loss has shot up from %1 to %2.</source>
        <translation>训练损失从 %1 猛增到 %2。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The learning rate may be too large: try a third of it, a warm-up, or limit the length of the gradient.</source>
        <translation>学习率可能太大：试试三分之一的学习率、预热，或限制梯度的长度。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>The training loss stays at %1, and a step moves the weights by only %2 of their length.</source>
        <translation>训练损失停在 %1，而一步只让权重移动其长度的 %2。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The learning rate may be too small: try ten times as much.</source>
        <translation>学习率可能太小：试试十倍的学习率。</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Over-fitting since epoch %1: the validation loss rose from %2 to %3 while the training loss fell from %4 to %5.</source>
        <translation>从第 %1 轮起过拟合：验证损失从 %2 升到 %3，而训练损失从 %4 降到 %5。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Try more data, augmentations, dropout, L2, a smaller network, or stop at the best epoch (early stopping).</source>
        <translation>试试更多数据、数据增强、dropout、L2、更小的网络，或在最好的一轮停下（提前停止）。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Under-fitting: the training loss has stood at %1 for %2 epochs, and only %3 % of the training items are read right.</source>
        <translation>欠拟合：训练损失已有 %2 轮停在 %1，训练样本只认对了 %3 %。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Try a larger network, another learning rate, less regularisation, or longer training.</source>
        <translation>试试更大的网络、别的学习率、更弱的正则化，或更长的训练。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>%1 of the %2 units of %3 are dead: they answer 0 to everything.</source>
        <translation>%3 的 %2 个单元中有 %1 个已死：对任何输入都输出 0。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Try a smaller learning rate, Leaky ReLU, batch norm, or fresh weights.</source>
        <translation>试试更小的学习率、Leaky ReLU、批归一化，或全新的权重。</translation>
    </message>
    <message>
        <location filename="../../core/runs/RunRecorder.cpp" line="+59"/>
        <source>The run is not noted in the list of runs: %1</source>
        <translation>此次运行未能记入运行列表：%1</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>The list of runs was damaged; it is now %1. A new one is begun.</source>
        <translation>运行列表已损坏，现已移至 %1，并另建了新列表。</translation>
    </message>
    <message>
        <location filename="../../core/training/surfaces/LeastSquares.cpp" line="+42"/>
        <source>Least squares</source>
        <translation>最小二乘</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The mean squared error of a line u = x·t + y over twenty points: each batch has a valley of its own, and steps wander among them.</source>
        <translation>直线 u = x·t + y 对二十个数据点的均方误差：每个小批量各有自己的谷，步伐在其间游走。</translation>
    </message>
    <message>
        <location filename="../../core/data/PlaneFeatures.cpp" line="+65"/>
        <source>There is no feature “%1”. There are: %2.</source>
        <translation>没有名为“%1”的特征。可用的有：%2。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The feature “%1” is named twice.</source>
        <translation>特征“%1”出现了两次。</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>The Input&apos;s “features” must be a text such as “x,y,xy”, not %1.</source>
        <translation>Input 的“features”须是“x,y,xy”这样的文本，而不是 %1。</translation>
    </message>
    <message>
        <location filename="../../core/data/sets/Hills.cpp" line="+33"/>
        <source>Numbers on a landscape of three hills and three hollows.</source>
        <translation>三座山丘和三个洼地组成的地形上的数值。</translation>
    </message>
    <message>
        <location filename="../../core/data/sets/Slope.cpp" line="+14"/>
        <source>Numbers on a tilted plane: one linear neuron follows them.</source>
        <translation>倾斜平面上的数值：一个线性神经元就能拟合。</translation>
    </message>
    <message>
        <location filename="../../core/training/observe/PlaneProbe.cpp" line="+56"/>
        <source>The network %1 takes no points of the plane, so there is nothing to paint. Its Input must have the shape [2], or one number a feature.</source>
        <translation>网络 %1 的输入不是平面上的点，因此没有可画的内容。其 Input 的形状须为 [2]，或每个特征一个数。</translation>
    </message>
    <message>
        <location filename="../../core/experiments/AdagradAverage.cpp" line="+19"/>
        <source>Adagrad&apos;s r: a sum or a moving average?</source>
        <translation>Adagrad 的 r：累加和还是滑动平均？</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>r is an exponential moving average of the squared gradients: recent ones always weigh more than early ones.</source>
        <translation>r 是梯度平方的指数滑动平均：近期梯度的权重永远大于早期的。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Adagrad walks down a bowl, so that its gradients shrink. What is its r made of?</source>
        <translation>Adagrad 沿碗状曲面下行，梯度逐渐变小。它的 r 是由什么构成的？</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The moving average of g²: it falls again with the gradients</source>
        <translation>g² 的滑动平均：会随梯度回落</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The sum of all g²: it never falls</source>
        <translation>所有 g² 之和：永不下降</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../core/experiments/Outliers.cpp" line="+57"/>
        <location filename="../../core/experiments/ZeroMean.cpp" line="+70"/>
        <source>Neither of them</source>
        <translation>两者都不是</translation>
    </message>
    <message>
        <location line="+5"/>
        <location filename="../../core/experiments/AdamBias.cpp" line="+44"/>
        <location filename="../../core/experiments/DyingReLU.cpp" line="+42"/>
        <location filename="../../core/experiments/MomentumForms.cpp" line="+44"/>
        <location filename="../../core/experiments/RMSpropRho.cpp" line="+42"/>
        <location filename="../../core/experiments/RMSpropStart.cpp" line="+37"/>
        <location filename="../../core/experiments/ZeroMean.cpp" line="+6"/>
        <source>Learning rate α</source>
        <translation>学习率 α</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>ρ of the moving average</source>
        <translation>滑动平均的 ρ</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../core/experiments/AdagradFades.cpp" line="+44"/>
        <location filename="../../core/experiments/AdamBias.cpp" line="+1"/>
        <location filename="../../core/experiments/DyingReLU.cpp" line="+3"/>
        <location filename="../../core/experiments/MomentumForms.cpp" line="+1"/>
        <location filename="../../core/experiments/MomentumSmooths.cpp" line="+44"/>
        <location filename="../../core/experiments/RMSpropRho.cpp" line="+2"/>
        <location filename="../../core/experiments/RMSpropStart.cpp" line="+1"/>
        <source>Number of steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <location line="+16"/>
        <location filename="../../core/experiments/AdagradFades.cpp" line="+18"/>
        <location filename="../../core/experiments/AdamBias.cpp" line="+20"/>
        <location filename="../../core/experiments/DyingReLU.cpp" line="+40"/>
        <location filename="../../core/experiments/MomentumForms.cpp" line="+21"/>
        <location filename="../../core/experiments/MomentumSmooths.cpp" line="+16"/>
        <location filename="../../core/experiments/RMSpropRho.cpp" line="+25"/>
        <location filename="../../core/experiments/RMSpropStart.cpp" line="+20"/>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>r of the weight x</source>
        <translation>权重 x 的 r</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>r at the end</source>
        <translation>最终的 r</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Steps at which r fell</source>
        <translation>r 下降的步数</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Sum of Adagrad&apos;s g²</source>
        <translation>Adagrad 的 g² 之和</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Moving average of Adagrad&apos;s g²</source>
        <translation>Adagrad 的 g² 的滑动平均</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>Here sum and moving average are the same number, %1. Take more steps, or a larger ρ.</source>
        <translation>此时累加和与滑动平均是同一个数 %1。请增加步数或增大 ρ。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Adagrad&apos;s r ends at %1, which is the sum of its squared gradients to the last digit; their moving average would be %2. All gradients weigh the same, and r never falls. The moving average is RMSprop&apos;s.</source>
        <translation>Adagrad 的 r 最终为 %1，与梯度平方之和分毫不差；若是滑动平均则应为 %2。所有梯度权重相同，r 从不下降。用滑动平均的是 RMSprop。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>r ends at %1, the moving average; the sum would be %2.</source>
        <translation>r 最终为 %1，即滑动平均；累加和应为 %2。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>r ends at %1: neither the sum %2 nor the moving average %3.</source>
        <translation>r 最终为 %1：既不是累加和 %2，也不是滑动平均 %3。</translation>
    </message>
    <message>
        <location filename="../../core/experiments/AdagradFades.cpp" line="-45"/>
        <source>Does Adagrad stop too early?</source>
        <translation>Adagrad 会过早停止吗？</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>As r sums up squared gradients all the time, it may grow so large late in training that the rate gets too small, and training stops too early.</source>
        <translation>r 一直累加梯度平方，训练后期可能变得很大，使学习率过小，训练过早停止。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Adagrad and RMSprop, which forgets, walk along the notes&apos; valley with the same rate. What becomes of Adagrad?</source>
        <translation>Adagrad 与会遗忘的 RMSprop 以相同的学习率沿笔记中的山谷前进。Adagrad 会怎样？</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Its rate fades, and it stops short of the minimum</source>
        <translation>学习率衰减，没到最小值就停下</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Its rate fades, and it arrives all the same</source>
        <translation>学习率衰减，但仍能到达</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Its rate does not fade</source>
        <translation>学习率不衰减</translation>
    </message>
    <message>
        <location line="+5"/>
        <location filename="../../core/experiments/MomentumSmooths.cpp" line="-18"/>
        <source>Learning rate α of both</source>
        <translation>两者的学习率 α</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../core/experiments/RMSpropRho.cpp" line="-28"/>
        <location filename="../../core/experiments/RMSpropStart.cpp" line="-22"/>
        <source>ρ of RMSprop</source>
        <translation>RMSprop 的 ρ</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Distance to the minimum</source>
        <translation>到最小值的距离</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Way left</source>
        <translation>剩余路程</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Rate α/√r of x, first step</source>
        <translation>x 的 α/√r，第一步</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Rate α/√r of x, last step</source>
        <translation>x 的 α/√r，最后一步</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>After these steps Adagrad&apos;s rate still is %1 of its first one. %2 of the way is left; RMSprop has %3 left.</source>
        <translation>走完这些步后，Adagrad 的学习率仍为最初的 %1。还剩 %2 的路程；RMSprop 还剩 %3。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Neither has had the time to arrive: Adagrad has %1 of the way left, RMSprop %2. Take more steps, or a larger rate.</source>
        <translation>两者都来不及到达：Adagrad 还剩 %1 的路程，RMSprop 还剩 %2。请增加步数或增大学习率。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Adagrad&apos;s rate has faded to %1 of its first one, and %2 of the way is still left. RMSprop has %3 left. More steps help little, a larger rate helps.</source>
        <translation>Adagrad 的学习率已衰减到最初的 %1，仍剩 %2 的路程。RMSprop 还剩 %3。增加步数作用不大，增大学习率有用。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Adagrad&apos;s rate has faded to %1 of its first one, but with this rate it arrives: %2 of the way is left. The fading hurts only where the way is long for the rate.</source>
        <translation>Adagrad 的学习率已衰减到最初的 %1，但用这个学习率仍能到达：还剩 %2 的路程。只有当路程相对学习率太长时，衰减才有害。</translation>
    </message>
    <message>
        <location filename="../../core/experiments/AdamBias.cpp" line="-47"/>
        <source>Adam&apos;s bias correction on and off</source>
        <translation>Adam 的偏差修正：开与关</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>ŝ and r̂ are there because s and r begin near 0 and can&apos;t be used as they are; the formula makes them larger at the beginning, later they are the same.</source>
        <translation>之所以有 ŝ 和 r̂，是因为 s 和 r 起初接近 0，不能直接使用；公式在初期将它们放大，后期两者相同。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>How long are Adam&apos;s first ten steps without the correction?</source>
        <translation>不加修正时，Adam 的前十步有多长？</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Shorter than with it, for s is too small</source>
        <translation>比加修正时短，因为 s 太小</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../core/experiments/RMSpropStart.cpp" line="-5"/>
        <source>About as long</source>
        <translation>差不多长</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Longer than with it, for r is too small</source>
        <translation>比加修正时长，因为 r 太小</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>β₁ (the notes&apos; ρ₁)</source>
        <translation>β₁（笔记中的 ρ₁）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>β₂ (the notes&apos; ρ₂)</source>
        <translation>β₂（笔记中的 ρ₂）</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Adam without correction</source>
        <translation>不加修正的 Adam</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Length of the step</source>
        <translation>步长</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>First ten steps together</source>
        <translation>前十步合计</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>s / g, first step</source>
        <translation>第一步的 s / g</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>r / g², first step</source>
        <translation>第一步的 r / g²</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>After one step s is %1 of g and r is %2 of g². As r stands under the root of the divisor, the first ten steps are not too short without the correction but %3 times as long.</source>
        <translation>一步之后，s 为 g 的 %1 倍，r 为 g² 的 %2 倍。由于 r 在分母的根号下，不加修正时前十步并非太短，而是有 %3 倍长。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>After one step s is %1 of g and r is %2 of g². Without the correction the first ten steps are only %3 times as long.</source>
        <translation>一步之后，s 为 g 的 %1 倍，r 为 g² 的 %2 倍。不加修正时前十步只有 %3 倍长。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>After one step s is %1 of g and r is %2 of g², but with these two rates s/√r is hardly wrong: without the correction the first ten steps are %3 times as long.</source>
        <translation>一步之后，s 为 g 的 %1 倍，r 为 g² 的 %2 倍，但用这两个衰减率时 s/√r 几乎没有偏差：不加修正时前十步为 %3 倍长。</translation>
    </message>
    <message>
        <location filename="../../core/experiments/LinearLayers.cpp" line="+15"/>
        <source>Layers without an activation</source>
        <translation>没有激活函数的层</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>However many affine maps are put behind each other, only a linear function comes of it, never one that is not.</source>
        <translation>无论叠加多少次仿射变换，得到的都只是线性函数，得不到非线性函数。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>XOR: no straight line divides the classes. Who learns it?</source>
        <translation>异或：没有一条直线能分开两类。谁能学会？</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Only the layers with tanh between them</source>
        <translation>只有层间带 tanh 的网络</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All that have several layers</source>
        <translation>所有多层网络</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nobody</source>
        <translation>谁都不能</translation>
    </message>
    <message>
        <location line="+5"/>
        <location filename="../../core/experiments/Vanishing.cpp" line="+43"/>
        <source>Hidden layers</source>
        <translation>隐藏层数</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Layers with tanh</source>
        <translation>带 tanh 的多层</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Layers without activation</source>
        <translation>无激活函数的多层</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>One layer</source>
        <translation>单层</translation>
    </message>
    <message>
        <location line="+6"/>
        <location line="+4"/>
        <location filename="../../core/experiments/Pooling.cpp" line="+78"/>
        <location line="+4"/>
        <source>Validation accuracy</source>
        <translation>验证准确率</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Learnable numbers</source>
        <translation>可学习参数个数</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Right answers: %1 with tanh between the layers, %2 without activation, %3 with one layer alone.</source>
        <translation>正确率：层间带 tanh 为 %1，无激活函数为 %2，单层为 %3。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>%1 Even with activations it was not learnt: take more units or more epochs to see the difference.</source>
        <translation>%1 带激活函数也没有学会：请增加单元或轮数以看出差别。</translation>
    </message>
    <message>
        <location filename="../../core/experiments/DyingReLU.cpp" line="-67"/>
        <source>Dying ReLU, and its leak</source>
        <translation>ReLU 的死亡与泄漏</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Units of ReLU die, since the gradient is 0 for inputs below 0; LeakyReLU has ReLU&apos;s advantages and fewer dead units.</source>
        <translation>ReLU 的神经元会死亡，因为输入小于 0 时梯度为 0；LeakyReLU 兼具 ReLU 的优点，同时减轻神经元死亡。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Networks learn from all points at once with a large rate. Through how many hidden units does no gradient go any more at the end?</source>
        <translation>网络以较大的学习率一次用所有点学习。最后有多少隐藏单元不再有梯度通过？</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Through some of ReLU&apos;s, but through LeakyReLU&apos;s it goes</source>
        <translation>ReLU 的一些单元没有，LeakyReLU 的都有</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Through some of both</source>
        <translation>两者都有一些单元没有</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It goes through all of them</source>
        <translation>所有单元都有梯度通过</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Slope of the leak</source>
        <translation>泄漏的斜率</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../core/experiments/LinearLayers.cpp" line="-57"/>
        <location filename="../../core/experiments/Vanishing.cpp" line="+1"/>
        <source>Units of each</source>
        <translation>每层单元数</translation>
    </message>
    <message>
        <location line="+42"/>
        <source>Units without a gradient</source>
        <translation>没有梯度的单元</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Units without a gradient, at the start</source>
        <translation>开始时没有梯度的单元</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Units without a gradient, at the end</source>
        <translation>最后没有梯度的单元</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>No gradient goes through %1 of the hidden units with ReLU at the start and %2 at the end, with LeakyReLU %3 at the end (the middle one of five seeds).</source>
        <translation>用 ReLU 时，开始有 %1、最后有 %2 的隐藏单元没有梯度通过；用 LeakyReLU 时最后为 %3（五个种子的中位数）。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 With this rate hardly any unit dies.</source>
        <translation>%1 用这个学习率，几乎没有单元死亡。</translation>
    </message>
    <message>
        <location filename="../../core/experiments/Certainty.cpp" line="+19"/>
        <source>To 100 % with softmax?</source>
        <translation>用 softmax 提到 100 %？</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Training a classifier is to raise the score of the right class above all others, that is, to bring softmax&apos;s probability to 100 %.</source>
        <translation>训练分类器就是使正确类别的得分占比最大，即让 softmax 的概率达到 100 %。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Two clouds of points that overlap, so that nobody can always be right. How sure is the network of its answers to points that it has not seen?</source>
        <translation>两团相互重叠的点，谁也不可能总是答对。网络对未见过的点的回答有多大把握？</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>100 % sure</source>
        <translation>100 % 的把握</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Surer than it is right</source>
        <translation>把握大于正确率</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>As sure as it is right, or less</source>
        <translation>把握与正确率相当或更小</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Width of the clouds</source>
        <translation>点团的宽度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Number of points</source>
        <translation>点数</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Label smoothing of the other network</source>
        <translation>另一网络的标签平滑</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../core/experiments/LinearLayers.cpp" line="+1"/>
        <location filename="../../core/experiments/Outliers.cpp" line="+7"/>
        <location filename="../../core/experiments/Pooling.cpp" line="-38"/>
        <location filename="../../core/experiments/ZeroMean.cpp" line="+1"/>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>With label smoothing</source>
        <translation>带标签平滑</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cross-entropy as it is</source>
        <translation>普通交叉熵</translation>
    </message>
    <message>
        <location line="+21"/>
        <location filename="../../core/experiments/LinearLayers.cpp" line="+26"/>
        <location filename="../../core/experiments/Pooling.cpp" line="+33"/>
        <location filename="../../core/experiments/ZeroMean.cpp" line="+28"/>
        <source>Epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Loss on unseen points</source>
        <translation>未见过的点上的损失</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Mean probability of its answers</source>
        <translation>回答的平均概率</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Right answers</source>
        <translation>正确率</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../core/experiments/DyingReLU.cpp" line="-30"/>
        <location filename="../../core/experiments/LinearLayers.cpp" line="+6"/>
        <location filename="../../core/experiments/Pooling.cpp" line="+7"/>
        <location filename="../../core/experiments/ZeroMean.cpp" line="+3"/>
        <source>Loss at the end</source>
        <translation>最终损失</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>On points that it has not seen, the network is %1 sure of its answers, of which %2 are right; with label smoothing it is %3 sure, and %4 are right.</source>
        <translation>对未见过的点，网络的把握为 %1，正确率为 %2；带标签平滑时把握为 %3，正确率为 %4。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1 Training does push towards 100 %, which it never reaches; but that is no aim: it makes the network surer than it is right.</source>
        <translation>%1 训练确实把概率推向 100 %，但永远达不到；这也不是目的：它使网络的把握超过正确率。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 It is not brought to 100 %: the loss is smallest where the probability is that of being right.</source>
        <translation>%1 概率没有被提到 100 %：当概率等于答对的概率时损失最小。</translation>
    </message>
    <message>
        <location filename="../../core/experiments/MomentumForms.cpp" line="-47"/>
        <source>Momentum: the notes&apos; form and PyTorch&apos;s</source>
        <translation>动量：笔记的形式与 PyTorch 的形式</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Momentum is v ← βv − αg, w ← w + v.</source>
        <translation>动量法为 v ← βv − αg，w ← w + v。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>PyTorch computes v ← βv + g, w ← w − αv. Halfway the learning rate changes. Is it the same path?</source>
        <translation>PyTorch 的计算是 v ← βv + g，w ← w − αv。中途学习率改变。两者的路径相同吗？</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The same from beginning to end</source>
        <translation>从头到尾相同</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The same until the rate changes</source>
        <translation>学习率改变之前相同</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Another one from the first steps on</source>
        <translation>从最初几步起就不同</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The rate is multiplied by (1: it stays)</source>
        <translation>学习率乘以（1：不变）</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../core/experiments/MomentumSmooths.cpp" line="+1"/>
        <source>Momentum β</source>
        <translation>动量 β</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>PyTorch&apos;s form</source>
        <translation>PyTorch 的形式</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The notes&apos; form</source>
        <translation>笔记的形式</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>x, along the valley</source>
        <translation>x，沿山谷方向</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Distance to the minimum at the end</source>
        <translation>最终到最小值的距离</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>First step after the change</source>
        <translation>改变后的第一步</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>The paths part already before the change, by up to %1.</source>
        <translation>改变之前两条路径就已分开，最多相距 %1。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Both forms go the same path, up to rounding (%1): here nothing that v holds is measured with another rate than it was made with.</source>
        <translation>两种形式走同一条路径，只差舍入误差（%1）：此处 v 中的内容始终用产生它时的学习率度量。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Until the rate changes the paths are one, up to rounding (%1); then they are up to %2 apart. The notes&apos; v holds whole steps and rolls on at the old rate; PyTorch&apos;s v holds gradients, which all go by the new rate (times %3) at once.</source>
        <translation>学习率改变之前两条路径相同，只差舍入误差（%1）；之后最多相距 %2。笔记的 v 存的是整步，仍以旧学习率滚动；PyTorch 的 v 存的是梯度，立刻全部按新学习率（乘以 %3）前进。</translation>
    </message>
    <message>
        <location filename="../../core/experiments/MomentumSmooths.cpp" line="-26"/>
        <source>Does momentum smooth the path?</source>
        <translation>动量会使路径更平滑吗？</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The last gradient is added to this one as momentum; that makes every step smoother.</source>
        <translation>把上一次的梯度作为动量与这一次相加，使每次优化更加平滑。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Plain gradient descent and momentum walk along the notes&apos; valley with the same rate. Which of them turns less from step to step?</source>
        <translation>普通梯度下降与动量法以相同的学习率沿笔记中的山谷前进。哪一个相邻两步之间转向更小？</translation>
    </message>
    <message>
        <location line="+6"/>
        <location line="+15"/>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <location line="-15"/>
        <source>Both about the same</source>
        <translation>两者差不多</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+13"/>
        <source>Gradient descent</source>
        <translation>梯度下降</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>y, across the valley</source>
        <translation>y，横跨山谷方向</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Turn from step to step, degrees</source>
        <translation>相邻两步的转角（度）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Share of the way left</source>
        <translation>剩余路程的比例</translation>
    </message>
    <message>
        <location line="+34"/>
        <source>Gradient descent turns by %1° from step to step and has %2 of the way left; momentum turns by %3° and has %4 left.</source>
        <translation>梯度下降相邻两步转 %1°，还剩 %2 的路程；动量法转 %3°，还剩 %4。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1 Where plain steps do not swing from wall to wall, momentum overshoots and swings itself.</source>
        <translation>%1 当普通步不在两壁间摆动时，动量法反而会冲过头而自己摆动。</translation>
    </message>
    <message>
        <location filename="../../core/experiments/Outliers.cpp" line="-25"/>
        <source>Outliers under L1 and MSE</source>
        <translation>L1 与 MSE 下的异常值</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>L1 gives errors of every size the same weight and is not sensitive to outliers; MSE avoids large errors and is more sensitive to them.</source>
        <translation>L1 对各种大小的误差权重相同，对异常值不敏感；MSE 倾向于避免大误差，对异常值更敏感。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>A line is fitted to points of which some on the right lie far too high. Which loss finds the line of the others?</source>
        <translation>用直线拟合一些点，其中右侧有些点高得离谱。哪种损失能找到其余点所在的直线？</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>L1 alone</source>
        <translation>只有 L1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Both of them</source>
        <translation>两者都能</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Share of outliers on the right</source>
        <translation>右侧异常值的比例</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How far they lie off</source>
        <translation>偏离多远</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>Points</source>
        <translation>点</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Slope</source>
        <translation>斜率</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Height</source>
        <translation>截距</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Largest error of the line</source>
        <translation>直线的最大误差</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Line of the others</source>
        <translation>其余点所在的直线</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>L1&apos;s line is off by at most %1, MSE&apos;s by %2.</source>
        <translation>L1 的直线最多偏离 %1，MSE 的偏离 %2。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 Without outliers worth the name both find it.</source>
        <translation>%1 没有像样的异常值时，两者都能找到。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 L1 suffers much less, but it suffers.</source>
        <translation>%1 L1 受影响小得多，但也受影响。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 L1 goes by the middle value: where half of the points lie off, it follows them too.</source>
        <translation>%1 L1 取决于中位数：当一半的点偏离时，它也会跟着走。</translation>
    </message>
    <message>
        <location filename="../../core/experiments/Pooling.cpp" line="-67"/>
        <source>Average against max pooling</source>
        <translation>平均池化与最大池化</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Average pooling takes the mean of all values of the region; it is proven to be significantly weaker than max pooling.</source>
        <translation>平均池化取区域内所有特征值的平均，被证明显著弱于最大池化。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The same small network learns digits with either, several times with different seeds. Which one reads more digits right?</source>
        <translation>同一个小网络分别用两种池化学习数字，用不同的种子重复多次。哪一种认对的数字更多？</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Max pooling, clearly</source>
        <translation>最大池化，明显更多</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No difference that counts against the spread over seeds</source>
        <translation>与种子间的波动相比没有差别</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Average pooling, clearly</source>
        <translation>平均池化，明显更多</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Digits</source>
        <translation>数字个数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Size of the region</source>
        <translation>区域大小</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Seeds</source>
        <translation>种子个数</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>Spread over seeds</source>
        <translation>种子间的标准差</translation>
    </message>
    <message>
        <location line="+35"/>
        <source>Max pooling reads %1 right, average pooling %2; the difference is %3 points, its standard error over %4 seeds %5 points.</source>
        <translation>最大池化认对 %1，平均池化 %2；相差 %3 个百分点，%4 个种子下的标准误差为 %5 个百分点。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 That is too little to tell them apart.</source>
        <translation>%1 差别太小，分不出高下。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 On these digits, with this network, it holds; another task may say otherwise.</source>
        <translation>%1 对这些数字和这个网络，说法成立；换个任务可能不同。</translation>
    </message>
    <message>
        <location filename="../../core/training/compare/variants/PoolingVariant.cpp" line="+25"/>
        <source>%1 has neither max nor average pooling.</source>
        <translation>%1 既没有最大池化也没有平均池化。</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>Pooling</source>
        <translation>池化</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The largest number keeps what is sharp, the mean what is broad: look at the validation, and at the feature maps behind the pooling.</source>
        <translation>最大值保留尖锐的特征，平均值保留宽泛的特征：看验证结果，以及池化之后的特征图。</translation>
    </message>
    <message>
        <location filename="../../core/experiments/Pooling.cpp" line="-74"/>
        <location filename="../../core/training/compare/variants/PoolingVariant.cpp" line="+3"/>
        <source>Max pooling</source>
        <translation>最大池化</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../core/training/compare/variants/PoolingVariant.cpp" line="+1"/>
        <source>Average pooling</source>
        <translation>平均池化</translation>
    </message>
    <message>
        <location filename="../../core/training/compare/variants/PoolingVariant.cpp" line="+2"/>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <location filename="../../core/experiments/RMSpropRho.cpp" line="-24"/>
        <source>RMSprop&apos;s ρ against the fading rate</source>
        <translation>RMSprop 的 ρ 与学习率衰减</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Because ρ makes the past weigh less and less in r, the rate no longer gets too small late in training.</source>
        <translation>ρ 使过去的数据在 r 中所占权重不断减小，从而解决后期学习率过小的问题。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>At the bottom of a bowl gradients are nothing but noise of always the same size. What becomes of the rate α/√r with this ρ?</source>
        <translation>在碗底，梯度只是大小不变的噪声。用这个 ρ 时，α/√r 会怎样？</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>It stays</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It fades, but less than Adagrad&apos;s</source>
        <translation>衰减，但比 Adagrad 慢</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It fades as Adagrad&apos;s does</source>
        <translation>像 Adagrad 一样衰减</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Noise of the gradient</source>
        <translation>梯度噪声</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>Rate α/√r of x</source>
        <translation>x 的 α/√r</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Early rate</source>
        <translation>前期学习率</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Late rate</source>
        <translation>后期学习率</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Late / early</source>
        <translation>后期 / 前期</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>With ρ = %1 the late rate is %2 of the early one; Adagrad&apos;s is %3.</source>
        <translation>ρ = %1 时，后期学习率为前期的 %2；Adagrad 为 %3。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>With ρ = %1 the rate fades to %2 of the early one, less than Adagrad&apos;s, which fades to %3: r has not yet forgotten enough in these steps.</source>
        <translation>ρ = %1 时，学习率衰减到前期的 %2，不如 Adagrad 衰减得多（%3）：在这些步内 r 还没有遗忘够。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>With ρ = %1 the rate fades to %2 of the early one, as Adagrad&apos;s does (%3): so near to 1, nothing is forgotten in these steps. What helps is not ρ as such, but that 1/(1 − ρ) is small against the number of steps.</source>
        <translation>ρ = %1 时，学习率衰减到前期的 %2，与 Adagrad（%3）一样：ρ 如此接近 1，在这些步内什么也没有遗忘。起作用的不是 ρ 本身，而是 1/(1 − ρ) 远小于步数。</translation>
    </message>
    <message>
        <location filename="../../core/experiments/RMSpropStart.cpp" line="-14"/>
        <source>RMSprop&apos;s first steps</source>
        <translation>RMSprop 的最初几步</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>A drawback of RMSprop: r begins too small.</source>
        <translation>RMSprop 的不足：r 的初值过小。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>r begins at 0 and stands in the divisor. How long is the first step?</source>
        <translation>r 从 0 开始，又在分母上。第一步有多长？</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Much longer than later ones</source>
        <translation>比后面的步长得多</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Much shorter</source>
        <translation>短得多</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>RMSprop with r corrected as Adam does</source>
        <translation>像 Adam 那样修正 r 的 RMSprop</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Length of the step, times α√2</source>
        <translation>步长（α√2 的倍数）</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>First step, times α√2</source>
        <translation>第一步（α√2 的倍数）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Last step, times α√2</source>
        <translation>最后一步（α√2 的倍数）</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>The first step is %1 times as long as one with a settled r, 1/√(1 − ρ); with r corrected it is %2 times as long.</source>
        <translation>第一步的长度是 r 稳定后一步的 %1 倍，即 1/√(1 − ρ)；修正 r 后为 %2 倍。</translation>
    </message>
    <message>
        <location filename="../../core/experiments/support/ExperimentOutcome.cpp" line="+33"/>
        <source>The claim holds.</source>
        <translation>说法成立。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The claim holds in part.</source>
        <translation>说法部分成立。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The claim does not hold.</source>
        <translation>说法不成立。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>These numbers do not decide it.</source>
        <translation>这些数字不足以判断。</translation>
    </message>
    <message>
        <location filename="../../core/experiments/Vanishing.cpp" line="-27"/>
        <source>Vanishing gradients</source>
        <translation>梯度消失</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>A function whose gradient goes to 0 at both ends saturates; if its largest gradient is small as well, gradients vanish on the way back.</source>
        <translation>两端梯度趋于 0 的函数是饱和函数；如果其最大梯度也较小，反向传播中梯度会消失。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Fresh networks of many layers: with which activation does hardly any gradient reach the first layer?</source>
        <translation>刚初始化的多层网络：用哪种激活函数时，几乎没有梯度能到达第一层？</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>With sigmoid alone</source>
        <translation>只有 sigmoid</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>With sigmoid and tanh, which saturate, but not with ReLU</source>
        <translation>饱和的 sigmoid 和 tanh，ReLU 不会</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>With all of them</source>
        <translation>全部都会</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>With none of them</source>
        <translation>都不会</translation>
    </message>
    <message>
        <location line="+40"/>
        <source>Hidden layer</source>
        <translation>隐藏层</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Gradient of its weights (root mean square)</source>
        <translation>该层权重的梯度（均方根）</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>First layer</source>
        <translation>第一层</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Last layer</source>
        <translation>最后一层</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>First / last</source>
        <translation>第一层 / 最后一层</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>A layer&apos;s share</source>
        <translation>每层的比例</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>Through %1 layers, the first one&apos;s gradient is this share of the last one&apos;s: sigmoid %2, tanh %3, ReLU %4.</source>
        <translation>经过 %1 层，第一层的梯度与最后一层之比：sigmoid %2，tanh %3，ReLU %4。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 So few layers let the gradient through.</source>
        <translation>%1 层数这么少，梯度还能通过。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 Sigmoids lose by far the most, but with PyTorch&apos;s usual weights, which are small, ReLU&apos;s gradients vanish too: it is not the activation alone.</source>
        <translation>%1 sigmoid 损失最多，但 PyTorch 默认的初始权重较小，ReLU 的梯度也会消失：不只是激活函数的问题。</translation>
    </message>
    <message>
        <location filename="../../core/experiments/ZeroMean.cpp" line="-60"/>
        <source>Activations whose mean is not zero: zig-zag</source>
        <translation>非零均值的激活函数：之字形</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>If the mean of an activation&apos;s outputs is not 0, all parameters have one sign all the time while they are learnt, and the network hardly converges.</source>
        <translation>如果激活函数输出的期望不为 0，学习过程中所有参数符号始终一致，网络不易收敛。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>A network with sigmoids, whose outputs are all above 0, learns a sample at a time. Which signs agree within a unit of its second layer?</source>
        <translation>一个用 sigmoid（输出全大于 0）的网络每次学一个样本。第二层的一个单元内，哪些量的符号一致？</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Those of its weights, as the notes say</source>
        <translation>权重的符号，如笔记所说</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Those of its gradients, but not those of its weights</source>
        <translation>梯度的符号，而权重的不一致</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Gradients of one sign</source>
        <translation>同号梯度的比例</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Weights of one sign</source>
        <translation>同号权重的比例</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>With sigmoids %1 of the gradients of a unit&apos;s weights have the same sign at a step, with tanh %2; of the weights themselves %3 and %4. Loss at the end: sigmoid %5, ReLU, whose mean is not 0 either, %6, tanh %7.</source>
        <translation>用 sigmoid 时，一步中同一单元各权重的梯度有 %1 同号，用 tanh 时为 %2；权重本身分别为 %3 和 %4。最终损失：sigmoid %5，均值同样不为 0 的 ReLU %6，tanh %7。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>%1 It is the gradients that share a sign, so that a step can only raise or lower all weights of a unit together, and the way there is a zig-zag; the weights have signs of their own.</source>
        <translation>%1 同号的是梯度：一步只能让一个单元的所有权重一起增大或一起减小，于是走之字形；权重各有各的符号。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 In a batch the samples pull in different directions, and their mean no longer has one sign.</source>
        <translation>%1 一批中的样本拉向不同方向，平均后不再同号。</translation>
    </message>
    <message>
        <location line="-65"/>
        <location filename="../../core/training/compare/variants/BatchSizeVariant.cpp" line="+8"/>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <location filename="../../core/training/compare/variants/BatchSizeVariant.cpp" line="+1"/>
        <source>A small batch makes more and rougher steps an epoch: compare against steps, epochs and seconds in turn.</source>
        <translation>批越小，每轮的步数越多、也越不平稳：请依次按步数、轮数和秒数比较。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Batch size %1</source>
        <translation>批大小 %1</translation>
    </message>
    <message>
        <location filename="../../widgets/optimizers/networks/NetRaceStart.cpp" line="+21"/>
        <source>There is no network on the canvas yet.</source>
        <translation>画布上还没有网络。</translation>
    </message>
    <message>
        <location line="+43"/>
        <source>Nobody takes part: tick a competitor, or add one.</source>
        <translation>没有参赛者：请勾选或添加一个。</translation>
    </message>
    <message>
        <location filename="../../core/training/observe/LayerState.cpp" line="+39"/>
        <source>%1 without the pull towards the 0 it began at</source>
        <translation>%1 经偏差校正，去掉了初值 0 的拉低</translation>
    </message>
    <message>
        <location filename="../../core/training/compare/RateSearch.cpp" line="+133"/>
        <source>The numbers ran away within %1 steps.</source>
        <translation>数值在 %1 步之内发散。</translation>
    </message>
    <message>
        <location filename="../../widgets/landscape/LandscapeStart.cpp" line="+72"/>
        <source>There is no path yet: the network has not been trained here. Train it first (F5), or choose random directions.</source>
        <translation>还没有路径：此网络尚未在这里训练过。请先训练（F5），或选择随机方向。</translation>
    </message>
    <message>
        <location filename="../../app/cli/verbs/LandscapeVerb.cpp" line="+164"/>
        <source>%1 holds %2 files with weights (*.safetensors); 1 to %3 make a path.</source>
        <translation>%1 中有 %2 个权重文件（*.safetensors）；一条路径需要 1 到 %3 个。</translation>
    </message>
    <message>
        <location filename="../../app/studio/LandscapeDesk.cpp" line="+127"/>
        <source>The landscape is of another network than the one that is open. Compute it anew for this one.</source>
        <translation>此景观属于另一个网络，而不是当前打开的网络。请为当前网络重新计算。</translation>
    </message>
    <message>
        <location filename="../../core/training/landscape/LandscapeScan.cpp" line="+135"/>
        <source>This part of the set holds no samples. Choose the other part, or set aside some of the data for validation.</source>
        <translation>数据集的这一部分没有样本。请选择另一部分，或留出一些数据用于验证。</translation>
    </message>
    <message>
        <location filename="../../core/training/landscape/PathPlane.cpp" line="+87"/>
        <source>The weights have not moved yet, so there is no path to look along. Train some steps first, or choose random directions.</source>
        <translation>权重还没有移动过，因此没有可供观察的路径。请先训练几步，或选择随机方向。</translation>
    </message>
    <message>
        <location filename="../../app/studio/RaceLandscape.cpp" line="+54"/>
        <source>There are no paths to show yet. Let the race run to its end first; networks of many millions of weights leave none.</source>
        <translation>还没有可显示的路径。请先让比赛跑完；有数百万以上权重的网络不会留下路径。</translation>
    </message>
    <message>
        <location filename="../../widgets/twins/TwinSettings.cpp" line="+69"/>
        <location filename="../../core/training/compare/VariantKind.cpp" line="+59"/>
        <source>There is no variant “%1” of a run.</source>
        <translation>没有名为“%1”的训练变体。</translation>
    </message>
    <message>
        <location filename="../../app/studio/TwinDesk.cpp" line="+203"/>
        <source>There is no twin to compare with. Choose in the panel “Train” what it differs in, and press Add.</source>
        <translation>没有可比较的对照。请在“训练”面板中选择差别所在，然后按“添加”。</translation>
    </message>
    <message>
        <location filename="../../core/training/compare/CrossValidation.cpp" line="+16"/>
        <source>Cross-validation takes at least two folds with two items each; the set %1 has %2 items for %3 folds.</source>
        <translation>交叉验证至少要两折，每折至少两个样本；数据集 %1 有 %2 个样本，要分成 %3 折。</translation>
    </message>
    <message>
        <location filename="../../core/training/compare/Ensemble.cpp" line="+56"/>
        <source>An ensemble takes at least two networks that answer with classes, for it averages their probabilities; %1 on the set %2 has none to average.</source>
        <translation>集成至少要两个按类别回答的网络，因为它对概率取平均；%1 在数据集 %2 上没有可平均的概率。</translation>
    </message>
    <message>
        <location filename="../../core/training/compare/VariantKind.cpp" line="+5"/>
        <source>%1: the value is out of range for this network.</source>
        <translation>%1：该值超出了这个网络允许的范围。</translation>
    </message>
    <message>
        <location filename="../../core/training/compare/variants/ActivationVariant.cpp" line="+28"/>
        <source>%1 has no activation between its layers.</source>
        <translation>%1 的层与层之间没有激活函数。</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>Activation %1</source>
        <translation>激活函数 %1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sigmoid and tanh saturate, ReLU may die: look at how the loss begins to fall, and at the gradients of the first layers.</source>
        <translation>Sigmoid 和 tanh 会饱和，ReLU 可能失活：看损失起初如何下降，以及前几层的梯度。</translation>
    </message>
    <message>
        <location filename="../../core/training/compare/variants/AugmentationVariant.cpp" line="+25"/>
        <source>Only pictures can be augmented, and the input of %1 is none.</source>
        <translation>只有图片可以做数据增强，而 %1 的输入不是图片。</translation>
    </message>
    <message>
        <location line="+4"/>
        <location line="+11"/>
        <source>Without augmentation</source>
        <translation>不做数据增强</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Augmentation: %1</source>
        <translation>数据增强：%1</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pictures that change in every epoch are harder to learn by heart: the training loss stays higher, the validation loss should end lower.</source>
        <translation>每轮都变化的图片更难死记：训练损失会偏高，验证损失最终应更低。</translation>
    </message>
    <message>
        <location filename="../../core/training/compare/variants/AveragingVariant.cpp" line="+8"/>
        <source>Averaged weights</source>
        <translation>权重平均</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A moving average of the weights validates: look at how calm its validation curve is. Training itself stays the same.</source>
        <translation>用权重的滑动平均做验证：看验证曲线有多平稳。训练本身不变。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Averaged weights, decay %1</source>
        <translation>权重平均，衰减 %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Without averaged weights</source>
        <translation>不做权重平均</translation>
    </message>
    <message>
        <location filename="../../core/training/compare/variants/BatchNormVariant.cpp" line="+64"/>
        <location line="+14"/>
        <source>Without batch norm</source>
        <translation>去掉批归一化</translation>
    </message>
    <message>
        <location line="-12"/>
        <location line="+11"/>
        <source>With batch norm</source>
        <translation>加上批归一化</translation>
    </message>
    <message>
        <location line="-9"/>
        <source>%1 has no batch norm, and no layer before its last one that it could stand behind.</source>
        <translation>%1 没有批归一化，最后一层之前也没有可以接它的层。</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>Batch norm</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>With it the loss falls faster and holds larger learning rates: look at the first epoch, and at the time that a step takes.</source>
        <translation>有了它，损失下降更快，也经得起更大的学习率：看第一轮，以及每一步所花的时间。</translation>
    </message>
    <message>
        <location filename="../../core/training/compare/variants/ClippingVariant.cpp" line="+8"/>
        <source>Gradient clipping</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Long gradients are shortened: look at whether the loss still jumps, and whether a large learning rate now holds.</source>
        <translation>过长的梯度会被缩短：看损失是否还会跳变，较大的学习率是否稳得住。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Gradient clipped to %1</source>
        <translation>梯度裁剪到 %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Without gradient clipping</source>
        <translation>不做梯度裁剪</translation>
    </message>
    <message>
        <location filename="../../core/training/compare/variants/DropoutVariant.cpp" line="+39"/>
        <source>%1 has no dropout, and no linear layer that it could stand before.</source>
        <translation>%1 没有 Dropout，也没有可以在其前面放置它的线性层。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Without dropout</source>
        <translation>去掉 Dropout</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Dropout %1</source>
        <translation>Dropout %1</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The training loss is higher with dropout, for the network is crippled while it learns; what counts is where the validation loss ends.</source>
        <translation>用 Dropout 时训练损失偏高，因为网络学习时是残缺的；要看的是验证损失最终落在哪里。</translation>
    </message>
    <message>
        <location filename="../../core/training/compare/variants/InitialisationVariant.cpp" line="+66"/>
        <source>Initialisation</source>
        <translation>初始化</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Too small and the signal dies on its way, too large and it saturates: look at the loss of the very first steps, and at the gradients of each layer.</source>
        <translation>太小，信号会在途中消失；太大，又会饱和：看最初几步的损失和各层的梯度。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>He, normal: variance 2 / inputs</source>
        <translation>He，正态：方差 2 / 输入数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Xavier, uniform</source>
        <translation>Xavier，均匀</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Small: normal, deviation 0.01</source>
        <translation>小：正态，标准差 0.01</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Large: normal, deviation 1</source>
        <translation>大：正态，标准差 1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All zero</source>
        <translation>全为零</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Initialisation: %1</source>
        <translation>初始化：%1</translation>
    </message>
    <message>
        <location filename="../../core/training/compare/variants/L1Variant.cpp" line="+8"/>
        <source>L1 penalty</source>
        <translation>L1 正则化</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Weights that hardly help become 0: look at the weights in the Inspector, and at what the validation loses by it.</source>
        <translation>作用不大的权重会变成 0：看检查器中的权重，以及验证因此损失多少。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>L1 penalty %1</source>
        <translation>L1 正则化 %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Without L1 penalty</source>
        <translation>不用 L1 正则化</translation>
    </message>
    <message>
        <location filename="../../core/training/compare/variants/L2Variant.cpp" line="+8"/>
        <source>L2 penalty</source>
        <translation>L2 正则化</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Small weights fit the training data less closely: look at the distance between training and validation late in the run.</source>
        <translation>权重小，对训练数据就拟合得没那么紧：看训练后期训练与验证之间的距离。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>L2 penalty %1</source>
        <translation>L2 正则化 %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Without L2 penalty</source>
        <translation>不用 L2 正则化</translation>
    </message>
    <message>
        <location filename="../../core/training/compare/variants/LabelNoiseVariant.cpp" line="+8"/>
        <source>Label noise</source>
        <translation>标签噪声</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Some training items have a wrong label: look at how far the training loss still falls, and when the validation turns.</source>
        <translation>部分训练样本的标签是错的：看训练损失还能降到哪里，验证何时转坏。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Label noise %1</source>
        <translation>标签噪声 %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Without label noise</source>
        <translation>没有标签噪声</translation>
    </message>
    <message>
        <location filename="../../core/training/compare/variants/LearningRateVariant.cpp" line="+25"/>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Too small learns slowly, too large is rough or runs away: look at how steep and how rough the first steps are.</source>
        <translation>太小学得慢，太大则震荡甚至发散：看最初几步有多陡、有多不平稳。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Learning rate %1</source>
        <translation>学习率 %1</translation>
    </message>
    <message>
        <location filename="../../core/training/compare/variants/OptimizerVariant.cpp" line="+16"/>
        <source>%1 with its usual settings</source>
        <translation>%1（通常设置）</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Each takes the same gradients in its own way, at its usual learning rate: look at the first epoch and at where the curves end.</source>
        <translation>各自按自己的方式、以通常的学习率使用同样的梯度：看第一轮，以及曲线最终落在哪里。</translation>
    </message>
    <message>
        <location filename="../../core/training/compare/variants/ScheduleVariant.cpp" line="+14"/>
        <source>Schedule: %1</source>
        <translation>学习率计划：%1</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Schedule of the learning rate</source>
        <translation>学习率计划</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A rate that falls settles at the end: look at the last third of the run, and at how calm the validation becomes.</source>
        <translation>学习率下降，最后会稳定下来：看最后三分之一，以及验证变得多平稳。</translation>
    </message>
    <message>
        <location filename="../../core/training/compare/variants/SeedVariant.cpp" line="+8"/>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Other first weights and another order of the items, all else the same: a difference that is no larger than this one is chance.</source>
        <translation>初始权重和样本顺序不同，其余都相同：不比这更大的差别只是偶然。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <location filename="../../core/data/DataSplit.cpp" line="+73"/>
        <source>“%1” does not say how to divide a set: write the shares of training, validation and test, such as 70/15/15 or 80/20.</source>
        <translation>“%1”没有说明如何划分数据集：请写出训练、验证和测试的比例，例如 70/15/15 或 80/20。</translation>
    </message>
    <message>
        <location filename="../../core/data/UnpackArchive.cpp" line="+36"/>
        <source>%1 is not what it should be: its file %2 is there twice, or has another size. Download it again.</source>
        <translation>%1 与应有的内容不符：其中的文件 %2 出现了两次，或大小不对。请重新下载。</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>%1 holds no %2. Download it again.</source>
        <translation>%1 中没有 %2。请重新下载。</translation>
    </message>
    <message>
        <location filename="../../core/io/Tar.cpp" line="+6"/>
        <source>%1 holds “%2”, which is a link, a device or reaches outside of the folder. It is not unpacked.</source>
        <translation>%1 中的“%2”是链接、设备，或指向文件夹之外，因此不予解压。</translation>
    </message>
    <message>
        <location line="+42"/>
        <source>%1 holds more than %2 files. It is not unpacked.</source>
        <translation>%1 中的文件超过 %2 个，因此不予解压。</translation>
    </message>
    <message>
        <location filename="../../app/cli/verbs/ImportVerb.cpp" line="+34"/>
        <source>Name a model and, with --out, a network file; or ask for --operators.</source>
        <translation>请给出一个模型，并用 --out 给出网络文件；或用 --operators 查看可识别的算子。</translation>
    </message>
    <message>
        <location filename="../../core/io/onnx/import/ImportContext.cpp" line="+133"/>
        <source>%1: a size that the file leaves free was set to %2.</source>
        <translation>%1：文件中未定的一个尺寸已设为 %2。</translation>
    </message>
    <message>
        <location line="+105"/>
        <source>Its weights hold nothing, or are used too often.</source>
        <translation>它的权重为空，或被使用得太多次。</translation>
    </message>
    <message>
        <location filename="../../core/io/onnx/import/ImportLayers.cpp" line="+16"/>
        <source>No block has such a window: it pads its two sides differently, say.</source>
        <translation>没有模块有这样的窗口，例如两侧填充不同。</translation>
    </message>
    <message>
        <location filename="../../core/io/onnx/import/ImportContext.cpp" line="-8"/>
        <source>Its weights are computed rather than given.</source>
        <translation>它的权重是算出来的，而不是给定的。</translation>
    </message>
    <message>
        <location filename="../../core/io/onnx/import/ImportLayers.cpp" line="+126"/>
        <location line="+100"/>
        <source>Only one to three spatial dimensions are known here.</source>
        <translation>这里只支持一到三个空间维度。</translation>
    </message>
    <message>
        <location line="-43"/>
        <source>What it adds has another size than its output.</source>
        <translation>它所加的张量与输出大小不同。</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>It multiplies two computed tensors; only layers with weights are known.</source>
        <translation>它把两个算出来的张量相乘；这里只支持带权重的层。</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>It averages numbers that lie apart.</source>
        <translation>它对不相邻的数取平均。</translation>
    </message>
    <message>
        <location line="-104"/>
        <source>Its number of groups or channels is none that a block can have.</source>
        <translation>它的组数或通道数不是任何模块能有的。</translation>
    </message>
    <message>
        <location filename="../../core/io/onnx/import/ImportNorms.cpp" line="+22"/>
        <source>It takes the batch&apos;s own statistics, as in training.</source>
        <translation>它像训练时那样使用批次自身的统计量。</translation>
    </message>
    <message>
        <location line="+6"/>
        <location line="+267"/>
        <source>The number of dimensions of its input is not known.</source>
        <translation>它的输入有几维尚不清楚。</translation>
    </message>
    <message>
        <location line="-85"/>
        <source>It normalises over dimensions that no block does.</source>
        <translation>它归一化的维度没有任何模块支持。</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>The sizes of its input are not known.</source>
        <translation>其输入的尺寸未知。</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>Only the division that ends a norm is known here.</source>
        <translation>此处只认识归一化末尾的除法。</translation>
    </message>
    <message>
        <location filename="../../core/io/onnx/import/ImportLayers.cpp" line="+132"/>
        <location filename="../../core/io/onnx/import/ImportNorms.cpp" line="-196"/>
        <source>Only for pictures is it known here.</source>
        <translation>这里只支持用于图片的情形。</translation>
    </message>
    <message>
        <location line="-33"/>
        <source>It also hands out the places of the largest values.</source>
        <translation>它还输出最大值的位置。</translation>
    </message>
    <message>
        <location filename="../../core/io/onnx/import/ImportNumbers.cpp" line="+134"/>
        <source>One of its inputs is a constant.</source>
        <translation>它的一个输入是常量。</translation>
    </message>
    <message>
        <location line="+74"/>
        <source>It has other slopes than one for all or one for each channel.</source>
        <translation>它的斜率既不是全体共用一个，也不是每个通道一个。</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>It goes over several dimensions together.</source>
        <translation>它同时作用于多个维度。</translation>
    </message>
    <message>
        <location filename="../../core/io/onnx/import/ImportShapes.cpp" line="+17"/>
        <source>Its sizes are computed rather than given.</source>
        <translation>它的尺寸是算出来的，而不是给定的。</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>It does not keep the batch apart.</source>
        <translation>它没有把批维单独保留。</translation>
    </message>
    <message>
        <location line="+68"/>
        <location line="+16"/>
        <source>Only reshapes that flatten are known here.</source>
        <translation>这里只支持起展平作用的 Reshape。</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>Only the spatial sides of a pooled picture can be dropped here.</source>
        <translation>此处只能去掉池化后图片的空间维度。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Only zeros on both sides before a convolution or a mean are known here.</source>
        <translation>此处只认识卷积或平均池化之前两侧对称的零填充。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>This program has it only as a part of other blocks.</source>
        <translation>本程序中它只作为其他模块的一部分存在。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>It joins constants to what is computed.</source>
        <translation>它把常量与算出来的值拼接在一起。</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>It orders channels otherwise than PixelShuffle.</source>
        <translation>它的通道顺序与 PixelShuffle 不同。</translation>
    </message>
    <message>
        <location line="+37"/>
        <source>It interpolates otherwise than PyTorch.</source>
        <translation>它的插值方式与 PyTorch 不同。</translation>
    </message>
    <message>
        <location line="+37"/>
        <source>Only the mean over a picture&apos;s two sides is known here.</source>
        <translation>这里只支持在图片的高和宽上取平均。</translation>
    </message>
    <message>
        <location filename="../../core/io/onnx/import/OnnxImport.cpp" line="+86"/>
        <source>The model %1 has no input, or no output.</source>
        <translation>模型 %1 没有输入，或没有输出。</translation>
    </message>
    <message>
        <location line="-5"/>
        <source>This program wrote the file; the network is back as it was, with every block.</source>
        <translation>此文件由本程序写出；网络已原样恢复，每个模块都在。</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>No kind of block does this.</source>
        <translation>没有哪种模块做这件事。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Nothing computed flows into it.</source>
        <translation>没有算出来的值流入它。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>In the model %1 nothing leads from an input to an output.</source>
        <translation>在模型 %1 中，没有从输入通向输出的路径。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The model has %1 outputs; each is the end of a branch here.</source>
        <translation>该模型有 %1 个输出；这里每个输出都是一条分支的末端。</translation>
    </message>
    <message>
        <location filename="../../core/trace/GradientCheck.cpp" line="+110"/>
        <source>%1 has no gradient: it must be a learnable parameter or an input of a network with a loss.</source>
        <translation>%1 没有梯度：它必须是可学习的参数，或者是带损失的网络的输入。</translation>
    </message>
    <message>
        <location filename="../../core/units/UnitOps.cpp" line="+21"/>
        <source>This takes more than %1 unit operations. Take a smaller network, a smaller picture, or fewer samples.</source>
        <translation>这需要超过 %1 个单元运算。请换用更小的网络、更小的图片或更少的样本。</translation>
    </message>
    <message>
        <location filename="../../core/units/UnitOpsLoss.cpp" line="+46"/>
        <source>%1 has no target.</source>
        <translation>%1 没有目标值。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1: the focal loss is not taken apart.</source>
        <translation>%1：Focal 损失不能拆解。</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>%1: every target is ignored.</source>
        <translation>%1：所有目标都被忽略。</translation>
    </message>
    <message>
        <location filename="../../core/units/UnitOpsShape.cpp" line="+85"/>
        <source>%1: only nearest upsampling by whole factors is taken apart.</source>
        <translation>%1：只有整数倍的最近邻上采样可以拆解。</translation>
    </message>
    <message>
        <location filename="../../core/edit/Blocks.cpp" line="+105"/>
        <source>There is a block &quot;%1&quot; already; every id must be unique.</source>
        <translation>已有模块“%1”；id 不得重复。</translation>
    </message>
    <message>
        <location filename="../../core/edit/ConnectCheck.cpp" line="+17"/>
        <source>&quot;%1&quot; (%2)</source>
        <translation>“%1”（%2）</translation>
    </message>
    <message>
        <location line="+59"/>
        <source>%1 is where a tensor enters; nothing can feed it.</source>
        <translation>%1 是张量进入网络之处；不能有连接接入。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 has no input %2.</source>
        <translation>%1 没有输入 %2。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 has no output %2.</source>
        <translation>%1 没有输出 %2。</translation>
    </message>
    <message>
        <location filename="../../widgets/builder/Placing.cpp" line="+118"/>
        <location filename="../../core/edit/ConnectCheck.cpp" line="+30"/>
        <source>There is no block &quot;%1&quot;.</source>
        <translation>没有模块“%1”。</translation>
    </message>
    <message>
        <location filename="../../core/edit/ConnectCheck.cpp" line="+2"/>
        <source>%1 can&apos;t feed itself.</source>
        <translation>%1 不能连接到自身。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>&quot;%1&quot; depends on &quot;%2&quot; already; connecting them back would be a cycle, and a network must have none.</source>
        <translation>“%1”已依赖于“%2”；反向连接会构成环，而网络中不得有环。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>&quot;%1&quot; and &quot;%2&quot; are connected already.</source>
        <translation>“%1”与“%2”已经相连。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 does not fit: %2</source>
        <translation>%1 不匹配：%2</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Replaces the connection from &quot;%1&quot;.</source>
        <translation>将替换来自“%1”的连接。</translation>
    </message>
    <message>
        <location filename="../../widgets/builder/WireTool.cpp" line="-81"/>
        <source>A wire goes from an output to an input.</source>
        <translation>连线须从输出连到输入。</translation>
    </message>
    <message>
        <location filename="../../core/edit/BlockPhrase.cpp" line="+84"/>
        <source>%1 has no parameters.</source>
        <translation>%1 没有参数。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 has no parameter &quot;%2&quot;; it has %3.</source>
        <translation>%1 没有参数“%2”；它的参数有：%3。</translation>
    </message>
    <message>
        <location filename="../../core/batchnorm/BatchNormFold.cpp" line="+110"/>
        <source>%1 is fed by %2 (%3). Only a convolution or a linear layer right before it can take a batch norm in.</source>
        <translation>%1 的输入来自 %2（%3）。只有紧接在前的卷积层或线性层才能吸收批归一化。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1 feeds %2 places, not %3 alone: folded into it, the batch norm would change the others too.</source>
        <translation>%1 的输出去往 %2 处，并非只给 %3：折叠进去会连带改变其他各处。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>%1 keeps no running statistics (track_running_stats): it normalises by the batch in evaluation too, and no fixed layer does the same.</source>
        <translation>%1 不保留滑动统计量（track_running_stats）：评估时也按批归一化，没有固定的层能与之等价。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The weights lack %1.</source>
        <translation>权重中缺少 %1。</translation>
    </message>
    <message>
        <location filename="../../core/batchnorm/BatchNormProbe.cpp" line="+19"/>
        <source>A batch of this size takes %1 MiB on its way, more than the %2 MiB that the preferences allow. Take a smaller batch.</source>
        <translation>这样大的一批途中要占 %1 MiB，超过首选项允许的 %2 MiB。请减小批大小。</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>There is no %1 in the part of the network that can run.</source>
        <translation>网络能运行的部分里没有 %1。</translation>
    </message>
    <message>
        <location filename="../../core/health/HealthTexts.cpp" line="+33"/>
        <source>%1 values of the output are NaN or infinite</source>
        <translation>输出中有 %1 个值为 NaN 或无穷大</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 weights are NaN or infinite</source>
        <translation>有 %1 个权重为 NaN 或无穷大</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 values of the gradient are NaN or infinite</source>
        <translation>梯度中有 %1 个值为 NaN 或无穷大</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>They come from %1: look there first.</source>
        <translation>它们来自 %1：先查那里。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Training has run away. Go back to weights before it, and try a tenth of the learning rate or limit the length of the gradient.</source>
        <translation>训练已发散。请回到发散前的权重，试试十分之一的学习率，或限制梯度的长度。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>They begin here. Look at the size of what comes in and of the weights, and try to divide the input by its deviation, or batch norm.</source>
        <translation>它们从这里开始。查看输入与权重的大小，试试把输入除以其标准差，或使用批归一化。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The pass forward is sound, so a derivative has no value: look for a division by 0, a root or a logarithm of 0, or numbers beyond 1e38.</source>
        <translation>前向传播正常，说明某个导数没有值：查找除以 0、对 0 开方或取对数，以及超过 1e38 的数。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Try to limit the length of the gradient, a smaller learning rate, or smaller weights.</source>
        <translation>试试限制梯度的长度、更小的学习率，或更小的权重。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Try batch norm, to limit the length of the gradient, a smaller learning rate, or smaller first weights (He or Xavier initialisation).</source>
        <translation>试试批归一化、限制梯度的长度、更小的学习率，或更小的初始权重（He 或 Xavier 初始化）。</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Not finite: %1.</source>
        <translation>非有限数值：%1。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Exploding gradient: its length is %1 here and %2 at the network&apos;s answer, %3 times as long.</source>
        <translation>梯度爆炸：此处梯度长度为 %1，网络输出处为 %2，是其 %3 倍。</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Vanished gradient: exactly 0 arrives here, and %1 at the network&apos;s answer. Nothing before this block can learn.</source>
        <translation>梯度已消失：到达此处的恰为 0，网络输出处为 %1。此模块之前的一切都无法学习。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Vanishing gradient: its length is %1 here and %2 at the network&apos;s answer, one part in %3.</source>
        <translation>梯度消失：此处梯度长度为 %1，网络输出处为 %2，只剩 %3 分之一。</translation>
    </message>
    <message>
        <location line="-14"/>
        <source>Exploding gradient: its length is %1 here; beyond %2, a step of training goes too far.</source>
        <translation>梯度爆炸：此处梯度长度为 %1；超过 %2 时，训练的每一步都会迈得过大。</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Look for dead or saturated units behind it, and try fresh weights, Leaky ReLU, or a connection around the layers.</source>
        <translation>查看其后是否有死亡或饱和的单元，试试全新的权重、Leaky ReLU，或绕过这些层的连接。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The %1 sigmoids or tanhs behind it shrink it, for their slopes are 0.25 and 1 at most: try ReLU in their place, batch norm before them, or a connection around them.</source>
        <translation>其后的 %1 个 Sigmoid 或 tanh 使它缩小，因为它们的斜率最大只有 0.25 和 1：试试换成 ReLU、在其前加批归一化，或加绕过它们的连接。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Try batch norm behind the layers, He initialisation, which keeps the size of gradients through ReLUs, or a connection around some layers.</source>
        <translation>试试在各层之后加批归一化、用 He 初始化（使梯度经过 ReLU 时大小不变），或加绕过若干层的连接。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Try connections around some layers (as in ResNet), fewer layers, or another initialisation.</source>
        <translation>试试绕过若干层的连接（如 ResNet）、更少的层，或别的初始化。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Dead units: %1 of %2 (%3 %) answer 0 to the whole batch of %4. No gradient goes through them.</source>
        <translation>死亡单元：%2 个中有 %1 个（%3 %）对整批 %4 个样本都输出 0。没有梯度能穿过它们。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>A larger batch shows whether they are dead for good. Then try a smaller learning rate, Leaky ReLU, batch norm before them, or fresh weights.</source>
        <translation>换更大的一批可看出它们是否真的死亡。若是，试试更小的学习率、Leaky ReLU、在其前加批归一化，或全新的权重。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Saturated: %1 % of the values lie beyond ±%2, where tanh is flat and passes on less than %3 of the gradient.</source>
        <translation>饱和：%1 % 的值在 ±%2 之外，那里 tanh 平坦，传回的梯度不足 %3。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Saturated: %1 % of the values lie below %2 or above %3, where the sigmoid is flat and passes on less than %2 of the gradient.</source>
        <translation>饱和：%1 % 的值低于 %2 或高于 %3，那里 Sigmoid 平坦，传回的梯度不足 %2。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Try batch norm before it, smaller weights, inputs around 0 with deviation 1, or ReLU.</source>
        <translation>试试在其前加批归一化、更小的权重、均值 0 标准差 1 的输入，或 ReLU。</translation>
    </message>
    <message>
        <location filename="../../widgets/units/UnitPicture.cpp" line="+50"/>
        <source>This takes %1 unit operations; up to %2 can be drawn. Open fewer numbers at once.</source>
        <translation>这需要 %1 个单元运算，最多能画 %2 个。请同时少拆开几个数。</translation>
    </message>
    <message>
        <location filename="../../app/studio/documents/NetworkExports.cpp" line="+24"/>
        <source>The network is empty: there is nothing to export.</source>
        <translation>网络是空的：没有可导出的内容。</translation>
    </message>
    <message>
        <location filename="../../app/studio/documents/NetworkIo.cpp" line="+35"/>
        <source>%1 is not whole yet; all before the red blocks runs. %2</source>
        <translation>%1 尚未完成；红色模块之前的部分都会运行。%2</translation>
    </message>
    <message>
        <location line="+56"/>
        <source>%1 of %2 blocks stand for operators that no kind of block does (%3). All before them runs.</source>
        <translation>%2 个模块中有 %1 个代表没有哪种模块能完成的算子（%3）。它们之前的部分都会运行。</translation>
    </message>
    <message>
        <location filename="../../app/studio/NetworkRoomFiles.cpp" line="+185"/>
        <source>%1 networks are back as they were at %2; %3 could not be read.</source>
        <translation>%1 个网络已恢复到 %2 时的样子；另有 %3 个无法读取。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The studio ended without being closed. All that was open (%1) is back as it was at %2.</source>
        <translation>程序上次未正常关闭。打开的全部内容（%1 个网络）已恢复到 %2 时的样子。</translation>
    </message>
    <message>
        <location filename="../../core/stepping/Conditions.cpp" line="+50"/>
        <source>the new weights of %1 hold NaN or infinite numbers</source>
        <translation>%1 的新权重含有 NaN 或无穷大</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>the output of %1 holds NaN or infinite numbers</source>
        <translation>%1 的输出含有 NaN 或无穷大</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1 of the %2 units of %3 are dead in this batch</source>
        <translation>这一批数据中，%3 的 %2 个单元里有 %1 个已失活</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>the gradients at %1 hold NaN or infinite numbers</source>
        <translation>%1 处的梯度含有 NaN 或无穷大</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>the gradient of %1&apos;s parameters is short: its length is %2</source>
        <translation>%1 的参数梯度很短：长度为 %2</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>the gradient of %1&apos;s parameters is long: its length is %2</source>
        <translation>%1 的参数梯度很长：长度为 %2</translation>
    </message>
    <message>
        <location filename="../../widgets/stepping/JourneyWorker.cpp" line="+75"/>
        <source>A step of the optimizer keeps %2 MiB of numbers for %1, more than the %3 MiB that the preferences allow. Take an optimizer that keeps less for each weight, such as SGD, or allow more memory.</source>
        <translation>对 %1，优化器的一次更新要保留 %2 MiB 的数值，超过首选项允许的 %3 MiB。请换用每个权重保留更少数值的优化器（如 SGD），或允许使用更多内存。</translation>
    </message>
    <message>
        <location filename="../../core/edit/Fixes.cpp" line="+73"/>
        <source>Set %1 to %2</source>
        <translation>把 %1 设为 %2</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Make it a %1</source>
        <translation>改为 %1</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Set %1 to its default</source>
        <translation>把 %1 恢复默认值</translation>
    </message>
    <message>
        <location line="+6"/>
        <location line="+127"/>
        <source>Remove %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <location line="-102"/>
        <source>Connect %1 to it</source>
        <translation>把 %1 接到它</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Disconnect %1</source>
        <translation>断开 %1</translation>
    </message>
    <message>
        <location line="+90"/>
        <source>Put a %1 between %2 and %3</source>
        <translation>在 %2 与 %3 之间插入 %1</translation>
    </message>
    <message>
        <location filename="../../core/edit/ParamText.cpp" line="+58"/>
        <source>&quot;%1&quot; is no whole number.</source>
        <translation>“%1”不是整数。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&quot;%1&quot; is no number.</source>
        <translation>“%1”不是数。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&quot;%1&quot; is no list of numbers, such as 0.5, 0.5.</source>
        <translation>“%1”不是数的列表（例如 0.5, 0.5）。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&quot;%1&quot; is no list of whole numbers, such as 3, 3.</source>
        <translation>“%1”不是整数列表（例如 3, 3）。</translation>
    </message>
    <message>
        <location filename="../../widgets/stepping/StepFlow.cpp" line="+39"/>
        <source>the network was changed</source>
        <translation>网络已更改</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>the weights were changed</source>
        <translation>权重已更改</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>the network looks at something else</source>
        <translation>网络的输入已更换</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the settings of the run were changed</source>
        <translation>运行设置已更改</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>the optimizer or its settings were changed</source>
        <translation>优化器或其设置已更改</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>A new journey begins here: %2. The %1 iterations before come back with Undo.</source>
        <translation>从这里重新开始：%2。之前的 %1 次迭代可通过“撤销”恢复。</translation>
    </message>
    <message>
        <location filename="../../core/vision/film/FilmWriter.cpp" line="+28"/>
        <source>GIF: plays by itself on slides and web pages</source>
        <translation>GIF：在幻灯片和网页上自动播放</translation>
    </message>
    <message>
        <location filename="../../core/vision/film/GifFilmMissing.cpp" line="+14"/>
        <source>This program was built without GIF. Choose .mp4, or install the packages %1 and build it again.</source>
        <translation>此程序构建时未包含 GIF。请选择 .mp4，或安装软件包 %1 后重新构建。</translation>
    </message>
    <message>
        <location filename="../../app/cli/verbs/AugmentVerb.cpp" line="-97"/>
        <source>%1 names no picture %2.</source>
        <translation>%1 中没有名为 %2 的图像。</translation>
    </message>
    <message>
        <location filename="../../app/cli/verbs/AssignVerb.cpp" line="+85"/>
        <source>The size %1 is not a multiple of 32.</source>
        <translation>尺寸 %1 不是 32 的倍数。</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>The tensor %1 is missing.</source>
        <translation>缺少张量 %1。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The tensor %1 has the shape %2, but should have %3 (-1: any size).</source>
        <translation>张量 %1 的形状为 %2，应为 %3（-1 表示任意大小）。</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>Ground truth %1 has the class %2; there are classes 0 to %3.</source>
        <translation>真值框 %1 的类别为 %2，而类别只有 0 到 %3。</translation>
    </message>
    <message>
        <location filename="../../core/detection/augment/LabelledPicture.cpp" line="+9"/>
        <source>It lies outside of the picture.</source>
        <translation>它位于图像之外。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Of it %1 × %2 pixels are left; a box must be wider and higher than %3.</source>
        <translation>它只剩下 %1 × %2 像素；框的宽和高都必须大于 %3。</translation>
    </message>
    <message>
        <location filename="../../app/studio/NetCompareDesk.cpp" line="-88"/>
        <source>%1 is a folder: nothing to compare with. Choose a picture, weights or a network.</source>
        <translation>%1 是文件夹，无法与之比较。请选择图片、权重或网络。</translation>
    </message>
    <message>
        <location filename="../../widgets/builder/OwnBlocks.cpp" line="+56"/>
        <source>The folder %1 can&apos;t be made; your blocks are kept there.</source>
        <translation>无法创建文件夹 %1；自定义模块保存在那里。</translation>
    </message>
    <message>
        <location line="+84"/>
        <source>The file %1 can&apos;t be deleted.</source>
        <translation>无法删除文件 %1。</translation>
    </message>
    <message>
        <location filename="../../core/edit/MakeBlock.cpp" line="+24"/>
        <source>&quot;%1&quot; is of the type &quot;%2&quot;, which can&apos;t be computed.</source>
        <translation>“%1”的类型是“%2”，无法计算。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>&quot;%1&quot; is where a tensor enters the network; a block gets its inputs from outside. Select without it.</source>
        <translation>“%1”是张量进入网络的地方；模块的输入来自外部。请不要选中它。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>&quot;%1&quot; is a loss; it ends the network and can&apos;t be part of a block. Select without it.</source>
        <translation>“%1”是损失，位于网络末端，不能成为模块的一部分。请不要选中它。</translation>
    </message>
    <message>
        <location line="+294"/>
        <source>Select the blocks first that are to become one.</source>
        <translation>请先选择要合成一个的模块。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A way leads out of the selected blocks over &quot;%1&quot; and back into them. Select it as well.</source>
        <translation>有一条路径从所选模块出来，经过“%1”又回到其中。请把它也选上。</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>&quot;%1&quot; is not a block of your own.</source>
        <translation>“%1”不是自定义模块。</translation>
    </message>
    <message>
        <location filename="../../core/graph/KindOf.cpp" line="+74"/>
        <source>it has no member &quot;definition&quot;, which says what it is made of</source>
        <translation>它没有说明其组成的成员“definition”</translation>
    </message>
    <message>
        <location filename="../../core/graph/own/CustomKind.cpp" line="+27"/>
        <source>%1 (of the part &quot;%2&quot;)</source>
        <translation>%1（属于部件“%2”）</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>A block of your own, made of %1 blocks.</source>
        <translation>由 %1 个模块组成的自定义模块。</translation>
    </message>
    <message>
        <location filename="../../core/graph/own/Definition.cpp" line="+16"/>
        <source>%1: output number %2</source>
        <translation>%1：第 %2 个输出</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>%1: parameter number %2</source>
        <translation>%1：第 %2 个参数</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>a list has %1 entries; at most %2 are taken</source>
        <translation>列表有 %1 项；最多允许 %2 项</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>it has %1 entrances (Input blocks); 1 to %2 are taken</source>
        <translation>它有 %1 个入口（Input 模块）；允许 1 到 %2 个</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>it has %1 blocks; at most %2 are taken</source>
        <translation>它有 %1 个模块；最多允许 %2 个</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>its Input blocks must be named in0, in1, …; &quot;%1&quot; is missing</source>
        <translation>其 Input 模块必须命名为 in0、in1、…；缺少“%1”</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>the loss &quot;%1&quot; can&apos;t be part of a block</source>
        <translation>损失“%1”不能成为模块的一部分</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&quot;%1&quot; is of the type &quot;%2&quot;, which a file can&apos;t name</source>
        <translation>“%1”的类型是“%2”，文件中不能使用</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>it has no outputs; it needs one at least</source>
        <translation>它没有输出；至少需要一个</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>the output &quot;%1&quot; is none of its parts</source>
        <translation>输出“%1”不是它的部件</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>the output &quot;%1&quot; is there twice</source>
        <translation>输出“%1”出现了两次</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>&quot;%1&quot; has no output %2</source>
        <translation>“%1”没有输出 %2</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>the parameter &quot;%1&quot; is &quot;%2&quot; of the part &quot;%3&quot;, which does not exist</source>
        <translation>参数“%1”指向部件“%3”的“%2”，而它不存在</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>the parameter &quot;%1&quot; is there twice</source>
        <translation>参数“%1”出现了两次</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>more than %1 blocks of one&apos;s own lie within one another</source>
        <translation>自定义模块的嵌套超过 %1 层</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>its help is longer than %1 bytes</source>
        <translation>其说明超过 %1 字节</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>it is larger than %1 bytes</source>
        <translation>它大于 %1 字节</translation>
    </message>
    <message>
        <location line="+58"/>
        <source>The file %1 is not a block of this program: its member &quot;format&quot; must be &quot;vitrine-block&quot;, its version 1.</source>
        <translation>文件 %1 不是本程序的模块：其成员“format”必须是“vitrine-block”，版本必须是 1。</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>a block&apos;s name is 1 to %1 bytes on one line, not &quot;%2&quot;</source>
        <translation>模块的名称是一行 1 到 %1 字节的文字，而不是“%2”</translation>
    </message>
    <message>
        <location filename="../../widgets/builder/CanvasEditorInside.cpp" line="+44"/>
        <source>The inside of %1 is made by its parameters: no wire can be changed.</source>
        <translation>%1 的内部由其参数决定：不能更改连线。</translation>
    </message>
    <message>
        <location filename="../../core/edit/ReplaceByParts.cpp" line="+152"/>
        <source>&quot;%1&quot; can&apos;t be replaced by its parts: it is no block made of others that works as it stands.</source>
        <translation>无法用组成部分替换“%1”：它不是由其他模块组成、且目前能运行的模块。</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>&quot;%1&quot; (%2) can&apos;t be replaced by its parts: one of them is a %3, which is only a part of other blocks.</source>
        <translation>无法用组成部分替换“%1”（%2）：其中有 %3，它只能作为其他模块的一部分。</translation>
    </message>
    <message>
        <location filename="../../core/graph/MemoryLimit.cpp" line="-6"/>
        <source>with it a run keeps %1 MiB of numbers, %2 MiB of them its own, and the preferences allow %3 MiB; make it smaller, take fewer samples in the batch, or allow more memory</source>
        <translation>加上它，一次运行要保存 %1 MiB 的数值，其中 %2 MiB 属于它自己，而首选项允许 %3 MiB；请把它改小、减少批次中的样本，或允许更多内存</translation>
    </message>
    <message>
        <location filename="../../app/studio/LiveDesk.cpp" line="+130"/>
        <source>This network takes no picture, so it can&apos;t look at a video. Open one whose Input has the shape [1, height, width] or [3, height, width].</source>
        <translation>这个网络不接受图片，因此不能看视频。请打开一个 Input 形状为 [1, 高, 宽] 或 [3, 高, 宽] 的网络。</translation>
    </message>
    <message>
        <location filename="../../app/studio/journal/Journal.cpp" line="+78"/>
        <source>%1 is damaged: what was open last can&apos;t come back.</source>
        <translation>%1 已损坏：上次打开的内容无法恢复。</translation>
    </message>
    <message>
        <location line="+48"/>
        <source>What is open can&apos;t be kept for the next start: no folder in %1 can be written. Save what you want to keep.</source>
        <translation>打开的内容无法保留到下次启动：%1 中没有可写入的文件夹。要保留的内容请自行保存。</translation>
    </message>
    <message>
        <location filename="../../app/studio/NetworkRoomOwnBlocks.cpp" line="+33"/>
        <source>“%1” is deleted from My blocks. Blocks on canvases and in files carry their own definition and stay as they are.</source>
        <translation>已从“我的模块”中删除“%1”。画布上和文件中的模块自带定义，保持不变。</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <location filename="../../app/studio/main.cpp" line="+28"/>
        <source>Shows how convolutional networks work.</source>
        <translation>展示卷积神经网络如何工作。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Networks, weights and pictures to open.</source>
        <translation>要打开的网络、权重和图片。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Start with LeNet-5. What was open last is left for the next start.</source>
        <translation>从 LeNet-5 开始。上次打开的内容留待下次启动。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Print milliseconds to the first traced frame and memory, then quit.</source>
        <translation>输出到首个追踪画面的毫秒数和内存，然后退出。</translation>
    </message>
</context>
<context>
    <name>vitrine</name>
    <message>
        <location filename="../../widgets/common/Export.cpp" line="-29"/>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <location line="+51"/>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Save picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <location line="-13"/>
        <source>Pictures (*.png *.svg *.pdf)</source>
        <translation>图片 (*.png *.svg *.pdf)</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Copy numbers</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Save numbers…</source>
        <translation>保存数值…</translation>
    </message>
    <message>
        <location line="-14"/>
        <source>Numbers (*.csv)</source>
        <translation>数值 (*.csv)</translation>
    </message>
    <message>
        <location filename="../../widgets/explanation/ExplanationRows.cpp" line="+166"/>
        <source>(%1 terms)</source>
        <translation>（共 %1 项）</translation>
    </message>
    <message>
        <location filename="../../widgets/transport/StepText.cpp" line="+142"/>
        <source>forward, the loss is %1</source>
        <translation>前向，损失为 %1</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>the input, %1</source>
        <translation>输入，%1</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>forward</source>
        <translation>前向</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>forward, gives %1</source>
        <translation>前向，得到 %1</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>backward begins, ∂Loss/∂Loss = 1</source>
        <translation>反向开始，∂Loss/∂Loss = 1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>backward ends, the gradient of the input</source>
        <translation>反向结束，得到输入的梯度</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>backward, gradients of its output, weights and input</source>
        <translation>反向，输出、权重和输入的梯度</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>backward, gradients of its output and input</source>
        <translation>反向，输出和输入的梯度</translation>
    </message>
    <message>
        <location line="-117"/>
        <source>%1 kernels of %2 slide over %3</source>
        <translation>%1 个 %2 的卷积核在 %3 上滑动</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>the largest of each window</source>
        <translation>取每个窗口的最大值</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>the mean of each window</source>
        <translation>取每个窗口的平均值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the largest of each %1</source>
        <translation>取每个 %1 窗口的最大值</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>the mean of each %1</source>
        <translation>取每个 %1 窗口的平均值</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 of each number</source>
        <translation>对每个数求 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>what is negative becomes 0, %1 of the numbers are 0</source>
        <translation>负数变为 0，%1 的数为 0</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>what is negative becomes 0</source>
        <translation>负数变为 0</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>each of them a sum of %1 inputs by weights</source>
        <translation>每个都是 %1 个输入的加权和</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>centred and scaled by this batch&apos;s own mean and variance</source>
        <translation>用这一批自身的均值和方差归一化</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>centred and scaled</source>
        <translation>归一化</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>%1 numbers are NaN or infinite</source>
        <translation>%1 个数为 NaN 或无穷大</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>from %1 to %2</source>
        <translation>从 %1 到 %2</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>it is %1</source>
        <translation>值为 %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>all of them %1</source>
        <translation>全部为 %1</translation>
    </message>
    <message>
        <location line="+41"/>
        <source>that of its weights has the length %1</source>
        <translation>权重梯度的长度为 %1</translation>
    </message>
    <message>
        <location line="+34"/>
        <source>%1 moves it by %2 of %3</source>
        <translation>%1 使它移动 %2（其长度为 %3）</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>the loss should change by %1</source>
        <translation>损失预计变化 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>the loss should change by %1, and changes by %2</source>
        <translation>损失预计变化 %1，实际变化 %2</translation>
    </message>
    <message>
        <location filename="../../widgets/detection/DetectionText.cpp" line="+37"/>
        <source>class %1</source>
        <translation>类别 %1</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>stride %1, column %2, row %3</source>
        <translation>步幅 %1，第 %2 列，第 %3 行</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Kept: rank %1 of %2 with enough score</source>
        <translation>保留：在 %2 个得分足够者中排第 %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Dropped: its class is switched off</source>
        <translation>舍弃：其类别已关闭</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Dropped: its score %1 is below the threshold %2</source>
        <translation>舍弃：得分 %1 低于阈值 %2</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Suppressed by %1: IoU %2 &gt; %3</source>
        <translation>被 %1 抑制：IoU %2 &gt; %3</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Dropped: %1 better ones were kept, which is the limit</source>
        <translation>舍弃：已保留 %1 个更好的框，达到上限</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 is dropped: the limit of %2 is reached</source>
        <translation>%1 被舍弃：已达到上限 %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 is kept</source>
        <translation>%1 保留</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 is suppressed by %2, IoU %3 &gt; %4</source>
        <translation>%1 被 %2 抑制，IoU %3 &gt; %4</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>%1, score %2
x %3, y %4, %5 × %6 pixels
Cell %7: %8
%9</source>
        <translation>%1，得分 %2
x %3，y %4，%5 × %6 像素
单元 %7：%8
%9</translation>
    </message>
    <message>
        <location filename="../../widgets/video/ScreenSource.cpp" line="-34"/>
        <source>Screen</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <location filename="../../widgets/detection/WhyText.cpp" line="+106"/>
        <source>centre = (raw + column or row) · stride, size = e&lt;sup&gt;raw&lt;/sup&gt; · stride</source>
        <translation>中心 = (原始值 + 列或行) · 步幅，尺寸 = e&lt;sup&gt;原始值&lt;/sup&gt; · 步幅</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>centre x</source>
        <translation>中心 x</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>centre y</source>
        <translation>中心 y</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>width</source>
        <translation>宽</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>height</source>
        <translation>高</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>in pixels of the network&apos;s input; ÷ %1 in those of the picture:</source>
        <translation>以网络输入的像素计；÷ %1 后以图片的像素计：</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>x %1, y %2, %3 × %4</source>
        <translation>x %1，y %2，%3 × %4</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>cls</source>
        <translation>cls</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>obj × cls</source>
        <translation>obj × cls</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>%1, IoU %2</source>
        <translation>%1，IoU %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>… and %1 more</source>
        <translation>…… 以及另外 %1 个</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It suppressed %1</source>
        <translation>它抑制了 %1 个</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Rank %1 of %2 with enough score.</source>
        <translation>在 %2 个得分足够者中排第 %1。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Where it comes from</source>
        <translation>它从何而来</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cell %1: %2.</source>
        <translation>单元 %1：%2。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>obj × cls = %1 × %2 = %3</source>
        <translation>obj × cls = %1 × %2 = %3</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Box</source>
        <translation>框</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Best classes</source>
        <translation>最佳类别</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Why is nothing here?</source>
        <translation>为什么这里什么都没有？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>At x %1, y %2 of the picture. The best candidates whose box or cell holds this place:</source>
        <translation>图片上 x %1，y %2 处。框或单元包含此处的最佳候选：</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>None: no box reaches this place.</source>
        <translation>没有：没有框到达此处。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Candidate</source>
        <translation>候选</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>What became of it</source>
        <translation>结果如何</translation>
    </message>
    <message>
        <location filename="../../widgets/detection/truth/TruthText.cpp" line="+37"/>
        <source>Missed: the detector doesn&apos;t know this class</source>
        <translation>漏检：检测器不认识这个类别</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Missed: no candidate of this class overlaps it by an IoU of %1</source>
        <translation>漏检：没有该类别的候选与它的 IoU 达到 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Missed: %1 fits, but matched another object better</source>
        <translation>漏检：%1 符合，但与另一物体匹配得更好</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Missed. The best candidate that fits: %1. %2</source>
        <translation>漏检。最符合的候选：%1。%2</translation>
    </message>
    <message>
        <location line="+40"/>
        <source>Matched</source>
        <translation>命中</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Missed</source>
        <translation>漏检</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>False alarms</source>
        <translation>误检</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Not counted</source>
        <translation>不计入</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Annotated: %1, x %2, y %3, %4 × %5 pixels</source>
        <translation>标注：%1，x %2，y %3，%4 × %5 像素</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Found: %1, IoU %2</source>
        <translation>已检出：%1，IoU %2</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>A group (crowd): it counts as nothing, and so does what lies in it</source>
        <translation>群体标注（crowd）：它和落在其中的检测都不计入</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Matches the annotated %1, IoU %2</source>
        <translation>与标注的 %1 匹配，IoU %2</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>False alarm: no annotated object of its class overlaps it</source>
        <translation>误检：没有同类的标注物体与它重叠</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>False alarm: the nearest annotated %1 overlaps it by an IoU of %2; %3 are needed, and each object is matched once</source>
        <translation>误检：最近的标注 %1 与它的 IoU 为 %2；需要达到 %3，且每个物体只匹配一次</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Not counted: its class is not annotated</source>
        <translation>不计入：该类别没有标注</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not counted: it lies in a group of the annotated class %1</source>
        <translation>不计入：它位于标注类别 %1 的群体中</translation>
    </message>
    <message>
        <location filename="../../widgets/detection/compare/ChangeMarks.cpp" line="+41"/>
        <source>other class</source>
        <translation>类别不同</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>only in A</source>
        <translation>仅 A 有</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>only in B</source>
        <translation>仅 B 有</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>moved</source>
        <translation>位置不同</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>score changed</source>
        <translation>得分不同</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>the same</source>
        <translation>相同</translation>
    </message>
    <message>
        <location filename="../../widgets/training/TrainHistory.cpp" line="+74"/>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Schedule: %1</source>
        <translation>学习率计划：%1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Other settings of the schedule</source>
        <translation>学习率计划的设置有变</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Clip norm</source>
        <translation>梯度上限</translation>
    </message>
    <message>
        <location filename="../../widgets/playground/AnswerScale.cpp" line="+113"/>
        <source>class %1, %2</source>
        <translation>类别 %1，%2</translation>
    </message>
    <message>
        <location filename="../../widgets/landscape/LandscapeLook.cpp" line="+24"/>
        <source>direction 1</source>
        <translation>方向 1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>direction 2</source>
        <translation>方向 2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>PC 1 (%1 %)</source>
        <translation>主成分 1（%1 %）</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>PC 2 (%1 %)</source>
        <translation>主成分 2（%1 %）</translation>
    </message>
    <message>
        <location line="+59"/>
        <source>Loss %1</source>
        <translation>损失 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Accuracy %1</source>
        <translation>准确率 %1</translation>
    </message>
    <message>
        <location filename="../../widgets/twins/TwinText.cpp" line="+30"/>
        <source>hardly another loss %1 (gap %2)</source>
        <translation>%1损失几乎相同（差 %2）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 lower loss %2</source>
        <translation>%2损失低 %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>%1 higher loss %2</source>
        <translation>%2损失高 %1</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>the same validation accuracy</source>
        <translation>验证准确率相同</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>validation accuracy %1 points higher</source>
        <translation>验证准确率高 %1 个百分点</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>validation accuracy %1 points lower</source>
        <translation>验证准确率低 %1 个百分点</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>a step takes as long</source>
        <translation>每步用时相同</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>a step takes %1 times as long</source>
        <translation>每步用时为 %1 倍</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Fold %1</source>
        <translation>第 %1 折</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Original</source>
        <translation>原训练</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>after the same %1 epochs</source>
        <translation>同样训练 %1 轮后</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>after the same %1 steps</source>
        <translation>同样走 %1 步后</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>validation loss %1 after epoch %2</source>
        <translation>第 %2 轮后验证损失 %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>validation accuracy %1; %2</source>
        <translation>验证准确率 %1；%2</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>%1 right together; alone %2 on average, the best %3</source>
        <translation>合在一起答对 %1；单独平均 %2，最好的 %3</translation>
    </message>
    <message>
        <location filename="../../widgets/labs/batchnorm/NormText.cpp" line="+47"/>
        <source>m = %1 = %2</source>
        <translation>m = %1 = %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Mean of the batch</source>
        <translation>批均值</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Variance, biased</source>
        <translation>方差（有偏）</translation>
    </message>
    <message>
        <location line="+9"/>
        <location line="+59"/>
        <source>Running mean</source>
        <translation>滑动均值</translation>
    </message>
    <message>
        <location line="-58"/>
        <source>after %1 batches</source>
        <translation>%1 批之后</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Running variance</source>
        <translation>滑动方差</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>Normalised</source>
        <translation>归一化</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Scaled and shifted</source>
        <translation>缩放与平移</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Running variance (unbiased)</source>
        <translation>滑动方差（无偏）</translation>
    </message>
    <message>
        <location filename="../../app/studio/film/LabReels.cpp" line="+27"/>
        <source>Positions of this laboratory</source>
        <translation>此实验室的各个位置</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Position %1</source>
        <translation>位置 %1</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Unit operations, one by one</source>
        <translation>逐个单元运算</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Operation %1</source>
        <translation>运算 %1</translation>
    </message>
    <message>
        <location filename="../../app/studio/film/RippleReel.cpp" line="+141"/>
        <source>The last change, from before to now</source>
        <translation>最近一次改动，从改动前到现在</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1 of the change</source>
        <translation>改动的 %1</translation>
    </message>
</context>
<context>
    <name>vitrine::AboutDialog</name>
    <message>
        <location filename="../../app/studio/AboutDialog.cpp" line="+23"/>
        <source>windows and drawing</source>
        <translation>窗口与绘图</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>tensors and automatic differentiation</source>
        <translation>张量与自动微分</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>videos and cameras</source>
        <translation>视频与摄像头</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>plots</source>
        <translation>绘制曲线</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>reading and writing JSON</source>
        <translation>读写 JSON</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>exchange of networks</source>
        <translation>网络交换格式</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>a second engine of detection</source>
        <translation>检测的第二个引擎</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Built-in digits</source>
        <translation>内置数字</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>rendered by this project&apos;s own generator from free fonts; datasets/digits names each with its licence</source>
        <translation>由本项目的生成器用自由字体绘制；datasets/digits 列出每种字体及其许可</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Weights of LeNet-5</source>
        <translation>LeNet-5 的权重</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>trained by this project on those digits</source>
        <translation>由本项目用上述数字训练</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>not included; read from a folder of yours. Y. LeCun, C. Cortes, C. J. C. Burges</source>
        <translation>不随程序提供，从您的文件夹读取。Y. LeCun, C. Cortes, C. J. C. Burges</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Weights of YOLOX</source>
        <translation>YOLOX 权重</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>not included; fetched when you ask for it, or read from a file of yours. Megvii Inc.</source>
        <translation>不包含在内；在你要求时获取，或从你的文件读取。旷视科技</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Colour maps viridis, cividis, inferno, magma</source>
        <translation>颜色映射 viridis、cividis、inferno、magma</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Colours of the block categories</source>
        <translation>模块类别的配色</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>About Vitrine</source>
        <translation>关于 Vitrine</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A studio that shows how convolutional networks work: every number, forward and backward, and how it came about.</source>
        <translation>展示卷积神经网络如何工作的工作室：前向与反向的每个数值，以及它的由来。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>自由软件，遵循 GNU 通用公共许可证第 3 版或更高版本，不提供任何担保。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>It connects to a network only when you press Download, and sends nothing anywhere.</source>
        <translation>它只在你按下“下载”时连接网络，并且不向任何地方发送数据。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Libraries</source>
        <translation>程序库</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Data and weights</source>
        <translation>数据与权重</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Computing on</source>
        <translation>计算设备</translation>
    </message>
</context>
<context>
    <name>vitrine::ActivationStage</name>
    <message>
        <location filename="../../widgets/labs/activation/ActivationStage.cpp" line="+41"/>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Bending a line</source>
        <translation>折弯直线</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Through depth</source>
        <translation>穿过多层</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All activations and their derivatives on the numbers of this run</source>
        <translation>所有激活函数及其导数，用本次运行的数值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nested and summed ReLUs follow a curve that you draw</source>
        <translation>嵌套或叠加的 ReLU 拟合您画的曲线</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How large gradients are behind many layers, with batch norm and without</source>
        <translation>穿过很多层之后梯度还有多大，有批量归一化和没有时</translation>
    </message>
</context>
<context>
    <name>vitrine::ActivationTable</name>
    <message>
        <location filename="../../widgets/labs/activation/ActivationTable.cpp" line="+73"/>
        <source>Activations on these numbers</source>
        <translation>这些数值上的激活函数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>f(x)</source>
        <translation>f(x)</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>f′(x)</source>
        <translation>f′(x)</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Saturated</source>
        <translation>饱和</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Blocked</source>
        <translation>无梯度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Mean |f′|</source>
        <translation>平均 |f′|</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Dead</source>
        <translation>死单元</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The box shows and hides its curves. In bold: the one of this run, set as it is there</source>
        <translation>复选框显示或隐藏其曲线。粗体：本次运行所用的，参数与运行中相同</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>At the cross-hair of the plot; without one, at the mean of the run&apos;s numbers</source>
        <translation>取曲线图上十字线处的值；没有十字线时取本次运行数值的均值处</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Derivative at the cross-hair of the plot; without one, at the mean of the run&apos;s numbers</source>
        <translation>曲线图上十字线处的导数；没有十字线时取本次运行数值的均值处</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Of what it answers to these numbers; near 0 it is zero-mean</source>
        <translation>对这些数值的输出的均值；接近 0 即为零均值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How many of these numbers lie where |f′| is below the threshold: hardly any gradient comes back there</source>
        <translation>有多少数值落在 |f′| 低于阈值的地方：那里几乎没有梯度传回</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How many lie where f′ is exactly 0: no gradient comes back</source>
        <translation>有多少数值落在 f′ 恰为 0 的地方：没有梯度传回</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Channels whose every number is blocked, in all samples: they learn nothing from this input</source>
        <translation>所有样本中每个数值都无梯度的通道：它们从这个输入学不到任何东西</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What a gradient is multiplied by on its way back through this layer, on average</source>
        <translation>梯度反向经过这一层时平均乘以多少</translation>
    </message>
</context>
<context>
    <name>vitrine::AgnosticBox</name>
    <message>
        <location filename="../../widgets/detection/AgnosticBox.cpp" line="+15"/>
        <source>Suppress across classes</source>
        <translation>跨类别抑制</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Boxes of different classes suppress each other (class-agnostic; A)</source>
        <translation>不同类别的框相互抑制（class-agnostic；A）</translation>
    </message>
</context>
<context>
    <name>vitrine::AnswerView</name>
    <message>
        <location filename="../../widgets/input/AnswerView.cpp" line="+64"/>
        <source>This network&apos;s answer is not a list of classes.</source>
        <translation>这个网络的输出不是类别列表。</translation>
    </message>
    <message>
        <location line="+55"/>
        <source>Class %1: probability %2. Click to make it the target.</source>
        <translation>类别 %1：概率 %2。点击将其设为目标。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The loss compares with this class.</source>
        <translation>损失与该类别比较。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Answer: the five best classes</source>
        <translation>回答：最可能的五个类别</translation>
    </message>
</context>
<context>
    <name>vitrine::AugmentationForm</name>
    <message>
        <location filename="../../widgets/training/AugmentationForm.cpp" line="+38"/>
        <source>Augmentations of the pictures</source>
        <translation>图片增强</translation>
    </message>
</context>
<context>
    <name>vitrine::AugmentationView</name>
    <message>
        <location filename="../../widgets/data/AugmentationView.cpp" line="+74"/>
        <source>This item can&apos;t be read.</source>
        <translation>无法读取这个样本。</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>Choose a sample first.</source>
        <translation>请先选择一个样本。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Augmentations change pictures; this set has none.</source>
        <translation>数据增强用于图片；这个数据集没有图片。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The answers of this set are boxes, which these augmentations do not move along.</source>
        <translation>这个数据集的答案是框，这些增强不会随图片移动框。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Reading the data…</source>
        <translation>正在读取数据…</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>No augmentation is chosen: every epoch sees the sample as it is.</source>
        <translation>没有选择数据增强：每一轮看到的都是样本原样。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sample %1 as training with the seed %2 draws it, epoch by epoch. Its answer stays.</source>
        <translation>样本 %1：以种子 %2 训练时逐轮得到的图片。其答案不变。</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Epochs %1 to %2</source>
        <translation>第 %1 至 %2 轮</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>First epoch that is shown</source>
        <translation>显示的第一轮</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The sample as training draws it</source>
        <translation>训练时的样本</translation>
    </message>
</context>
<context>
    <name>vitrine::BatchDialog</name>
    <message>
        <location filename="../../app/studio/BatchDialog.cpp" line="+26"/>
        <source>Detect in Many Pictures</source>
        <translation>批量检测图片</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The pictures of the list: %1</source>
        <translation>列表中的图片：%1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The pictures of a folder</source>
        <translation>一个文件夹中的图片</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pictures with boxes (annotated/*.jpg)</source>
        <translation>带框的图片 (annotated/*.jpg)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>COCO (coco-dataset.json, and coco-results.json for pycocotools)</source>
        <translation>COCO（coco-dataset.json，以及供 pycocotools 用的 coco-results.json）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>YOLO (labels/*.txt: class, centre, size, score)</source>
        <translation>YOLO（labels/*.txt：类别、中心、大小、得分）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Table (detections.csv)</source>
        <translation>表格 (detections.csv)</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+42"/>
        <source>Write into</source>
        <translation>写入到</translation>
    </message>
    <message>
        <location line="-15"/>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Folder with Pictures</source>
        <translation>图片文件夹</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Folder for What Was Found</source>
        <translation>结果文件夹</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>With the detector, thresholds and classes as they are set now.</source>
        <translation>使用当前设置的检测器、阈值和类别。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Pictures: %1</source>
        <translation>图片：%1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>There is no such folder.</source>
        <translation>没有这个文件夹。</translation>
    </message>
</context>
<context>
    <name>vitrine::BatchNormView</name>
    <message>
        <location filename="../../widgets/inspector/BatchNormView.cpp" line="+45"/>
        <source>Pages of the batch norm</source>
        <translation>批归一化的各页</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All numbers, a row for each channel</source>
        <translation>全部数值，每个通道一行</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Plot</source>
        <translation>曲线</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The numbers over the channels</source>
        <translation>各通道上的数值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Before and after</source>
        <translation>前后对比</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Distribution before and after, of the channel chosen in the table, else of all</source>
        <translation>归一化前后的分布：表中所选通道的，未选则为全部通道的</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Variance</source>
        <translation>方差</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What is plotted over the channels</source>
        <translation>按通道绘制的量</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Batch norm, a row for each channel</source>
        <translation>批归一化，每个通道一行</translation>
    </message>
    <message>
        <location line="+42"/>
        <location line="+41"/>
        <source>Batch mean</source>
        <translation>批均值</translation>
    </message>
    <message>
        <location line="-41"/>
        <source>μ of this batch, over N and space</source>
        <translation>本批的 μ，对 N 和空间求均值</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+41"/>
        <source>Batch variance</source>
        <translation>批方差</translation>
    </message>
    <message>
        <location line="-41"/>
        <source>σ² of this batch, biased: divided by the count</source>
        <translation>本批的 σ²，有偏：除以个数</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+39"/>
        <source>Running mean</source>
        <translation>滑动均值</translation>
    </message>
    <message>
        <location line="-39"/>
        <location line="+1"/>
        <source>Before this pass; what evaluation uses</source>
        <translation>本次运行之前的值；评估时使用</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+39"/>
        <source>Running variance</source>
        <translation>滑动方差</translation>
    </message>
    <message>
        <location line="-38"/>
        <location line="+37"/>
        <source>Running mean after</source>
        <translation>更新后的滑动均值</translation>
    </message>
    <message>
        <location line="-37"/>
        <source>(1 − momentum) · before + momentum · batch mean</source>
        <translation>(1 − 动量) · 原值 + 动量 · 批均值</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+37"/>
        <source>Running variance after</source>
        <translation>更新后的滑动方差</translation>
    </message>
    <message>
        <location line="-37"/>
        <source>(1 − momentum) · before + momentum · unbiased batch variance</source>
        <translation>(1 − 动量) · 原值 + 动量 · 无偏批方差</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The learned scale, “weight”</source>
        <translation>学到的缩放，即“weight”</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The learned shift, “bias”</source>
        <translation>学到的偏移，即“bias”</translation>
    </message>
    <message>
        <location line="+67"/>
        <source>Before</source>
        <translation>归一化前</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>After</source>
        <translation>归一化后</translation>
    </message>
</context>
<context>
    <name>vitrine::BatchOfOneView</name>
    <message>
        <location filename="../../widgets/labs/batchnorm/BatchOfOneView.cpp" line="+61"/>
        <source>Channel %1 has m = %2 = %3 values in this batch.</source>
        <translation>通道 %1 在这一批中有 m = %2 = %3 个值。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&lt;b&gt;Biased&lt;/b&gt; variance Σ(x − μ)²/m = %1: what the batch is normalised with in training.</source>
        <translation>&lt;b&gt;有偏&lt;/b&gt;方差 Σ(x − μ)²/m = %1：训练时用它来归一化这一批。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&lt;b&gt;Unbiased&lt;/b&gt; variance Σ(x − μ)²/(m − 1) = %1·%2/%3 = %4: what goes into the running variance, which evaluation normalises with. It is larger by %5 %.</source>
        <translation>&lt;b&gt;无偏&lt;/b&gt;方差 Σ(x − μ)²/(m − 1) = %1·%2/%3 = %4：它进入滑动方差，供评估时归一化。比有偏方差大 %5 %。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>&lt;b&gt;Unbiased&lt;/b&gt; it would be 0/0: one value tells nothing of a spread.</source>
        <translation>&lt;b&gt;无偏&lt;/b&gt;方差将是 0/0：一个值说明不了离散程度。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>The batch is being computed</source>
        <translation>正在计算这一批</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>A batch norm before it can&apos;t take a single picture</source>
        <translation>在它之前的批归一化无法处理单张图片</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>In its batch of %1 (training)</source>
        <translation>在 %1 张一批之中（训练）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The same picture as a batch of one (training)</source>
        <translation>同一图片单独成批（训练）</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Alone, the picture&apos;s own %1 values give mean and variance: %2 and %3, where the batch has %4 and %5. The two outputs differ by up to %6. How bright or faint a picture is as a whole is lost, and each picture is normalised another way than in evaluation: batches of one train badly.</source>
        <translation>单独成批时，均值与方差只由这张图片自己的 %1 个值得出：%2 与 %3，而整批为 %4 与 %5。两个输出最多相差 %6。图片整体的明暗信息丢失了，而且每张图片的归一化都与评估时不同：单张成批训练效果差。</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Alone, each channel has a single value: its mean is that value, its variance 0, x̂ = (x − x)/√(0 + ε) = 0 and y = β, whatever the picture shows; the unbiased variance would be 0/0. PyTorch refuses to train so:</source>
        <translation>单独成批时每个通道只有一个值：均值就是它自己，方差为 0，x̂ = (x − x)/√(0 + ε) = 0，y = β，与图片内容无关；无偏方差将是 0/0。PyTorch 拒绝这样训练：</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Take two pictures or more, leave out the last, incomplete batch (drop_last=True), or evaluate: running statistics need no batch.</source>
        <translation>请取两张以上的图片，丢弃最后不完整的一批（drop_last=True），或改为评估：滑动统计量不需要批。</translation>
    </message>
</context>
<context>
    <name>vitrine::BlockCard</name>
    <message>
        <location filename="../../widgets/inspector/BlockCard.cpp" line="+81"/>
        <source>The formulas of the forward and the backward pass</source>
        <translation>前向与反向传播的公式</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Parts. Choosing one goes inside, Esc comes back.</source>
        <translation>组成部分。选中即进入，Esc 返回。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Parts</source>
        <translation>组成部分</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Enter or a double click goes inside</source>
        <translation>按回车或双击进入</translation>
    </message>
    <message>
        <location line="+94"/>
        <source>Forward: %1</source>
        <translation>前向：%1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Backward: %1</source>
        <translation>反向：%1</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Input %1: %2</source>
        <translation>输入 %1：%2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Output %1: %2</source>
        <translation>输出 %1：%2</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Size %1</source>
        <translation>尺寸 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Learnable parameters: %1</source>
        <translation>可学习参数：%1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Multiply-accumulates for this batch: %1</source>
        <translation>本批的乘加次数：%1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Memory of its outputs: %1</source>
        <translation>输出占用的内存：%1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Receptive field: the whole input</source>
        <translation>感受野：整个输入</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Receptive field: %1</source>
        <translation>感受野：%1</translation>
    </message>
    <message>
        <location line="-56"/>
        <source>Vitrine does not know blocks of the type %1.</source>
        <translation>Vitrine 不认识 %1 类型的模块。</translation>
    </message>
    <message>
        <location line="+71"/>
        <source>Default: %1</source>
        <translation>默认值：%1</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
</context>
<context>
    <name>vitrine::BlockItem</name>
    <message>
        <location filename="../../widgets/canvas/BlockItem.cpp" line="+145"/>
        <source>active, forward</source>
        <translation>正在前向</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>active, backward</source>
        <translation>正在反向</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>has not run yet</source>
        <translation>尚未运行</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>entrance</source>
        <translation>入口</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>exit</source>
        <translation>出口</translation>
    </message>
</context>
<context>
    <name>vitrine::BlockSearch</name>
    <message>
        <location filename="../../widgets/builder/BlockSearch.cpp" line="+49"/>
        <location line="+2"/>
        <source>Search blocks</source>
        <translation>搜索模块</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>A few letters, and parameters behind: “conv 6 5 padding=2”; Enter places the block</source>
        <translation>输入几个字母，后面可跟参数，如“conv 6 5 padding=2”；按回车放置模块</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Blocks</source>
        <translation>模块</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No block is called that.</source>
        <translation>没有这个名称的模块。</translation>
    </message>
</context>
<context>
    <name>vitrine::Builder</name>
    <message>
        <location filename="../../widgets/builder/Builder.cpp" line="+57"/>
        <source>An empty network.

Double-click here and type the name of a block, or drag one from the panel of blocks. Begin with Input.</source>
        <translation>空白网络。

双击此处并输入模块名称，或从模块面板拖入一个。请从 Input 开始。</translation>
    </message>
    <message>
        <location line="+56"/>
        <source>Into the connection from %1 to %2:</source>
        <translation>插入从 %1 到 %2 的连接：</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Feeds %1:</source>
        <translation>接入 %1：</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>After %1:</source>
        <translation>接在 %1 之后：</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Fits after %1, %2:</source>
        <translation>可接在 %1（%2）之后：</translation>
    </message>
    <message>
        <location filename="../../widgets/builder/BuilderMenu.cpp" line="+46"/>
        <source>Add a block…</source>
        <translation>添加模块…</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Paste blocks</source>
        <translation>粘贴模块</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+14"/>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <location line="-13"/>
        <location line="+14"/>
        <source>Find a block…</source>
        <translation>查找模块…</translation>
    </message>
    <message>
        <location line="-13"/>
        <source>Arrange automatically</source>
        <translation>自动排列</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+13"/>
        <source>Fit to window</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Insert a block…</source>
        <translation>插入模块…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Take the connection off</source>
        <translation>断开此连接</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <location line="-26"/>
        <source>Go outside</source>
        <translation>返回外层</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Replace %1 by its parts</source>
        <translation>用组成部分替换 %1</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>Add a block after it…</source>
        <translation>在其后添加模块…</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+44"/>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <location line="-41"/>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <location line="-8"/>
        <location line="+9"/>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Delete and join what is left</source>
        <translation>删除并接合两端</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Align</source>
        <translation>对齐</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Left edges</source>
        <translation>左对齐</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>One above the other</source>
        <translation>排成一列</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Right edges</source>
        <translation>右对齐</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Top edges</source>
        <translation>顶部对齐</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>In a row</source>
        <translation>排成一行</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Bottom edges</source>
        <translation>底部对齐</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Equal distances across</source>
        <translation>水平等距</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Equal distances down</source>
        <translation>垂直等距</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Ungroup</source>
        <translation>取消编组</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open the group</source>
        <translation>展开分组</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Collapse the group</source>
        <translation>折叠分组</translation>
    </message>
</context>
<context>
    <name>vitrine::CanvasEditor</name>
    <message>
        <location filename="../../widgets/builder/CanvasEditor.cpp" line="+37"/>
        <source>%1 blocks</source>
        <translation>%1 个模块</translation>
    </message>
    <message>
        <location line="+142"/>
        <source>Add %1</source>
        <translation>添加 %1</translation>
    </message>
    <message>
        <location line="+32"/>
        <location line="+15"/>
        <source>Connect %1 to %2</source>
        <translation>连接 %1 到 %2</translation>
    </message>
    <message>
        <location line="-8"/>
        <location line="+54"/>
        <source>Disconnect %1 from %2</source>
        <translation>断开 %1 与 %2</translation>
    </message>
    <message>
        <location line="-32"/>
        <source>Insert %1</source>
        <translation>插入 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Move %1</source>
        <translation>移动 %1</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>Remove %1 connections</source>
        <translation>移除 %1 个连接</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Remove %1 and join</source>
        <translation>移除 %1 并接合</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Copied %1 as text</source>
        <translation>已将 %1 复制为文本</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Cut %1</source>
        <translation>剪切 %1</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>Paste %1</source>
        <translation>粘贴 %1</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Duplicate %1</source>
        <translation>复制 %1</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Group %1</source>
        <translation>编组 %1</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Ungroup</source>
        <translation>取消编组</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Rename group</source>
        <translation>重命名分组</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Collapse group</source>
        <translation>折叠分组</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Open group</source>
        <translation>展开分组</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Make %1 of %2</source>
        <translation>把 %2 合成 %1</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Define %1</source>
        <translation>定义 %1</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Align %1</source>
        <translation>对齐 %1</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Distribute %1</source>
        <translation>等距分布 %1</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Arrange</source>
        <translation>排列</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Rename %1 to %2</source>
        <translation>将 %1 重命名为 %2</translation>
    </message>
    <message>
        <location filename="../../widgets/builder/CanvasEditorInside.cpp" line="+18"/>
        <source>Copied %1 parts as blocks, as text</source>
        <translation>已将 %1 个组成部分作为模块以文本复制</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Replace %1 by its parts</source>
        <translation>用组成部分替换 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 is %2 blocks now; they compute the same, with the same weights</source>
        <translation>%1 现在是 %2 个模块；计算结果相同，权重不变</translation>
    </message>
</context>
<context>
    <name>vitrine::CanvasView</name>
    <message>
        <location filename="../../widgets/canvas/CanvasView.cpp" line="+53"/>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Tab and arrows go from block to block</source>
        <translation>用 Tab 和方向键在模块间移动</translation>
    </message>
</context>
<context>
    <name>vitrine::CellEditor</name>
    <message>
        <location filename="../../widgets/ripple/CellEditor.cpp" line="+44"/>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Return keeps the value, Esc takes it back</source>
        <translation>回车保留该值，Esc 撤回</translation>
    </message>
</context>
<context>
    <name>vitrine::ChainRuleView</name>
    <message>
        <location filename="../../widgets/units/ChainRuleView.cpp" line="+40"/>
        <source>The chain rule written out</source>
        <translation>完整写出的链式法则</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>Without a loss there is nothing to derive. Connect a loss to the output.</source>
        <translation>没有损失就无从求导。请在输出上接一个损失。</translation>
    </message>
    <message numerus="yes">
        <location line="+6"/>
        <source>… and %n more numbers, likewise.</source>
        <translation>
            <numerusform>……另外 %n 个数同理。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+25"/>
        <source>no path leads to the loss</source>
        <translation>没有路径通向损失</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>the sum over %1 paths:</source>
        <translation>对 %1 条路径求和：</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>… and %1 more paths</source>
        <translation>……另有 %1 条路径</translation>
    </message>
</context>
<context>
    <name>vitrine::ChannelStrip</name>
    <message>
        <location filename="../../widgets/labs/batchnorm/ChannelStrip.cpp" line="+27"/>
        <source>Channels; arrow keys choose one</source>
        <translation>通道；用方向键选择</translation>
    </message>
    <message>
        <location line="+106"/>
        <source>Channel %1</source>
        <translation>通道 %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>batch: mean %1, variance %2</source>
        <translation>批：均值 %1，方差 %2</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>running: mean %1, variance %2</source>
        <translation>滑动：均值 %1，方差 %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>their means differ by %1 deviations</source>
        <translation>两个均值相差 %1 个标准差</translation>
    </message>
</context>
<context>
    <name>vitrine::ChoicesForm</name>
    <message>
        <location filename="../../widgets/input/ChoicesForm.cpp" line="+143"/>
        <source>Built-in digits</source>
        <translation>内置数字</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>MNIST in %1</source>
        <translation>%1 中的 MNIST</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>MNIST from a folder…</source>
        <translation>从文件夹读取 MNIST…</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>What it predicts</source>
        <translation>网络预测的类别</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The label: %1</source>
        <translation>标签：%1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The label (this picture has none)</source>
        <translation>标签（这张图片没有）</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Class %1</source>
        <translation>类别 %1</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Fit to the input</source>
        <translation>适配输入</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Letterbox</source>
        <translation>留边</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Stretch</source>
        <translation>拉伸</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The whole picture, the rest filled with background</source>
        <translation>放入整张图片，其余填充背景</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The input filled, what sticks out cut off</source>
        <translation>填满输入，裁掉超出部分</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Each side scaled on its own</source>
        <translation>两个方向各自缩放</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Invert (dark on light)</source>
        <translation>反色（浅底深字）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Turns dark ink on light paper into the light on dark that the network knows</source>
        <translation>把浅底深字变为网络熟悉的深底浅字</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This picture</source>
        <translation>仅此图片</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Among others</source>
        <translation>与其他图片</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The picture alone: batch statistics of one picture say little</source>
        <translation>只有这一张：单张图片的批统计量意义不大</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The picture first, then pictures of the set</source>
        <translation>先是这张，再接数据集中的图片</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>N = </source>
        <translation>N = </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pictures in the batch</source>
        <translation>批次中的图片数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pictures in the batch, this one included</source>
        <translation>批次中的图片数，含这一张</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Set that the other pictures come from</source>
        <translation>其他图片所属的数据集</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Set that pictures come from</source>
        <translation>图片所属的数据集</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Evaluation</source>
        <translation>评估</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Batch norm uses its running statistics, dropout lets all through</source>
        <translation>批归一化用滑动统计量，Dropout 不丢弃</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Batch norm uses the batch&apos;s own statistics, dropout drops</source>
        <translation>批归一化用本批的统计量，Dropout 生效</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Target of the loss</source>
        <translation>损失的目标</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The class that the loss compares the answer with; gradients follow from it</source>
        <translation>损失把回答与该类别比较，梯度由此得出</translation>
    </message>
</context>
<context>
    <name>vitrine::ClassBars</name>
    <message>
        <location filename="../../widgets/data/ClassBars.cpp" line="+82"/>
        <source>%1: %2 training, %3 validation, %4 test</source>
        <translation>%1：训练 %2，验证 %3，测试 %4</translation>
    </message>
</context>
<context>
    <name>vitrine::ClassList</name>
    <message>
        <location filename="../../widgets/detection/ClassList.cpp" line="+47"/>
        <location line="+1"/>
        <source>Filter classes</source>
        <translation>筛选类别</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show all classes; with a filter, those that it finds</source>
        <translation>显示所有类别；有筛选时，显示筛出的类别</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hide all classes; with a filter, those that it finds</source>
        <translation>隐藏所有类别；有筛选时，隐藏筛出的类别</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
</context>
<context>
    <name>vitrine::ClassListModel</name>
    <message>
        <location filename="../../widgets/detection/ClassListModel.cpp" line="+135"/>
        <source>%1: class %2, %3 kept</source>
        <translation>%1：类别 %2，保留 %3 个</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Classes that candidates of this picture have with a score of at least %1</source>
        <translation>此图片中得分不低于 %1 的候选所属的类别</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Boxes of the class that are left after all gates</source>
        <translation>该类别通过所有关卡后剩下的框</translation>
    </message>
</context>
<context>
    <name>vitrine::ClassMatrix</name>
    <message>
        <location filename="../../widgets/training/ClassMatrix.cpp" line="+38"/>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <location line="+85"/>
        <source>After the first epoch: which classes are taken for which.</source>
        <translation>第一轮之后显示：哪些类别被认成了哪些类别。</translation>
    </message>
    <message>
        <location line="+110"/>
        <source>Label %1, taken for %2: %3 samples</source>
        <translation>标签 %1，被认成 %2：%3 个样本</translation>
    </message>
</context>
<context>
    <name>vitrine::ClassScoresModel</name>
    <message>
        <location filename="../../widgets/detection/truth/ClassScores.cpp" line="+99"/>
        <source>There is nothing to measure</source>
        <translation>没有可衡量的内容</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Objects</source>
        <translation>物体</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name of the annotated class; a double click shows its curve</source>
        <translation>标注类别的名称；双击显示其曲线</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Annotated objects, without groups</source>
        <translation>标注的物体数，不含群体</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>COCO&apos;s average precision: the mean over IoU 0.50 to 0.95</source>
        <translation>COCO 的平均精度：IoU 0.50 到 0.95 的均值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Average precision at an IoU of 0.50</source>
        <translation>IoU 为 0.50 时的平均精度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Share of the detections that match an object, at the present thresholds</source>
        <translation>当前阈值下，与物体匹配的检测所占比例</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Share of the objects that were found, at the present thresholds</source>
        <translation>当前阈值下，被检出的物体所占比例</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>2 · precision · recall / (precision + recall)</source>
        <translation>2 · 精确率 · 召回率 / (精确率 + 召回率)</translation>
    </message>
</context>
<context>
    <name>vitrine::ClassScoresTable</name>
    <message>
        <location line="+42"/>
        <source>Average precision of each class</source>
        <translation>各类别的平均精度</translation>
    </message>
</context>
<context>
    <name>vitrine::ColourLegend</name>
    <message>
        <location filename="../../widgets/maps/ColourLegend.cpp" line="+21"/>
        <source>Colour scale</source>
        <translation>颜色标尺</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Signed values, white at zero</source>
        <translation>有正负的数值，零为白色</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Magnitudes, from zero up</source>
        <translation>大小，从零开始</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>every map has its own scale</source>
        <translation>每张图各用自己的标尺</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1; %2. Magenta: not a number.</source>
        <translation>%1；%2。品红色：非数（NaN）。</translation>
    </message>
    <message>
        <location line="+41"/>
        <source>min</source>
        <translation>最小</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>max</source>
        <translation>最大</translation>
    </message>
</context>
<context>
    <name>vitrine::CommandPalette</name>
    <message>
        <location filename="../../app/studio/CommandPalette.cpp" line="+77"/>
        <source>Find any action</source>
        <translation>查找任何命令</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What do you want to do?</source>
        <translation>想做什么？</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Actions found</source>
        <translation>找到的命令</translation>
    </message>
    <message>
        <location line="+45"/>
        <source>No action is called “%1”</source>
        <translation>没有名为“%1”的操作</translation>
    </message>
</context>
<context>
    <name>vitrine::CompareSettings</name>
    <message>
        <location filename="../../widgets/detection/compare/CompareSettings.cpp" line="+56"/>
        <source>Compare Side by Side</source>
        <translation>并排比较</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A second detector, or other settings, beside this one, with a list of what differs (Ctrl+D)</source>
        <translation>把第二个检测器或另一种设置与当前的并排显示，并列出差异（Ctrl+D）</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Detector A</source>
        <translation>检测器 A</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Detector B</source>
        <translation>检测器 B</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The settings below are those of the left side</source>
        <translation>下面是左侧的设置</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The settings below are those of the right side</source>
        <translation>下面是右侧的设置</translation>
    </message>
</context>
<context>
    <name>vitrine::CompetitorForm</name>
    <message>
        <location filename="../../widgets/optimizers/CompetitorForm.cpp" line="+114"/>
        <source>Takes part</source>
        <translation>参赛</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Whether it runs in the race</source>
        <translation>是否参加比赛</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Schedule of the learning rate</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Colour of the trail</source>
        <translation>轨迹的颜色</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Line</source>
        <translation>线型</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Line of the trail</source>
        <translation>轨迹的线型</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Schedule: %1</source>
        <translation>调度：%1</translation>
    </message>
</context>
<context>
    <name>vitrine::CompetitorList</name>
    <message>
        <location filename="../../widgets/optimizers/CompetitorList.cpp" line="+96"/>
        <source>Competitors</source>
        <translation>参赛者</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Another optimizer, with a rate that suits the surface</source>
        <translation>再加一种优化器，学习率与曲面相称</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Another optimizer, with its usual settings</source>
        <translation>再加一种优化器，用通常的设置</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The selected competitor once more, to change one thing about it</source>
        <translation>把选中的参赛者再加一份，便于只改一处</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Takes the selected competitor out</source>
        <translation>移除选中的参赛者</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Line-ups</source>
        <translation>阵容</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Whole sets of competitors</source>
        <translation>成组的参赛者</translation>
    </message>
</context>
<context>
    <name>vitrine::ConditionsForm</name>
    <message>
        <location filename="../../widgets/stepping/ConditionsForm.cpp" line="+24"/>
        <source>backward</source>
        <translation>反向</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>the optimizer&apos;s step</source>
        <translation>优化器更新</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>forward</source>
        <translation>前向</translation>
    </message>
    <message>
        <location line="+43"/>
        <source>Playing and running stop where</source>
        <translation>播放和运行在下列情况停下</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>NaN or an infinite number appears</source>
        <translation>出现 NaN 或无穷大</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the gradient of a layer is shorter than</source>
        <translation>某层的梯度长度小于</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the gradient of a layer is longer than</source>
        <translation>某层的梯度长度大于</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>more units of a ReLU are dead than (%)</source>
        <translation>某个 ReLU 失活单元的比例高于（%）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Length of the gradient of a layer&apos;s weights and biases, in the backward pass</source>
        <translation>反向传播中，该层权重与偏置的梯度长度</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>A unit is dead for a batch when it answers 0 to all of it: nothing goes through it</source>
        <translation>一个单元若对整批数据都输出 0，就是失活的：没有任何信号通过它</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Remove All Breakpoints</source>
        <translation>清除所有断点</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A step is marked by its menu in the list of steps; the selected block by Shift+B.</source>
        <translation>在步骤列表中右键点击某一步即可设断点；选中的模块按 Shift+B。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Breakpoints: %1</source>
        <translation>断点：%1</translation>
    </message>
</context>
<context>
    <name>vitrine::ConfusionView</name>
    <message>
        <location filename="../../widgets/detection/truth/ConfusionView.cpp" line="+59"/>
        <source>Confusion of classes</source>
        <translation>类别混淆</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>nothing there</source>
        <translation>无物体</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>missed</source>
        <translation>漏检</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Nothing there, detected as %1: %2</source>
        <translation>无物体，检测为 %1：%2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 of %2, %3</source>
        <translation>%2 中的 %1，%3</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1, missed: %2</source>
        <translation>%1，漏检：%2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1, detected as %2: %3</source>
        <translation>%1，检测为 %2：%3</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>Detected</source>
        <translation>检测</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>True</source>
        <translation>真值</translation>
    </message>
    <message>
        <location line="+34"/>
        <source>share of the row</source>
        <translation>占该行的比例</translation>
    </message>
</context>
<context>
    <name>vitrine::ConvForm</name>
    <message>
        <location filename="../../widgets/labs/convolution/ConvForm.cpp" line="+52"/>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Transposed convolution</source>
        <translation>转置卷积</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Depthwise separable</source>
        <translation>深度可分离</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Kind of convolution</source>
        <translation>卷积类型</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Plain: each number is a sum over a window. Transposed: each number spreads over a stamp. Depthwise separable: first each channel by itself, then across channels.</source>
        <translation>普通卷积：每个数是一个窗口上的和。转置卷积：每个数像盖章一样铺开。深度可分离：先逐通道卷积，再跨通道混合。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Output channels</source>
        <translation>输出通道数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>out_channels: number of kernels</source>
        <translation>out_channels：卷积核数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Kernel size</source>
        <translation>卷积核大小</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>kernel_size, K</source>
        <translation>kernel_size，K</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>stride, S: how far the kernel jumps</source>
        <translation>stride，S：卷积核每次跳多远</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Padding: as large as the input</source>
        <translation>填充：与输入同样大</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>padding &quot;same&quot;; needs stride 1</source>
        <translation>padding 为 &quot;same&quot;；要求步幅为 1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>padding, P: zeros added at each side; of a transposed convolution cut off</source>
        <translation>padding，P：每侧补的零；转置卷积则为每侧裁去的宽度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Output padding</source>
        <translation>输出填充</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>output_padding, O: added at one side of the output; smaller than stride or dilation</source>
        <translation>output_padding，O：加在输出一侧；须小于步幅或膨胀</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Dilation</source>
        <translation>膨胀</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>dilation, D: distance between the places of the kernel</source>
        <translation>dilation，D：卷积核各位置的间距</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>groups: the channels are split into so many parts; must divide both numbers of channels</source>
        <translation>groups：通道分成的组数；须整除输入与输出通道数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>bias: a learnable number for each output channel</source>
        <translation>bias：每个输出通道一个可学习的数</translation>
    </message>
</context>
<context>
    <name>vitrine::ConvView</name>
    <message>
        <location filename="../../widgets/labs/convolution/ConvView.cpp" line="+68"/>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Output channel</source>
        <translation>输出通道</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Input channel</source>
        <translation>输入通道</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Which of the channels that this output channel is made of is drawn</source>
        <translation>画出构成该输出通道的哪个输入通道</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Which kernel is drawn</source>
        <translation>画出哪个卷积核</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The convolution</source>
        <translation>卷积过程</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../widgets/labs/convolution/ConvViewText.cpp" line="+39"/>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Product</source>
        <translation>乘积</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A step is a place of the kernel</source>
        <translation>一步是卷积核的一个位置</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>A step is one product of the sum</source>
        <translation>一步是和中的一个乘积</translation>
    </message>
    <message>
        <location filename="../../widgets/labs/convolution/ConvViewText.cpp" line="-6"/>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+4"/>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>Stamp</source>
        <translation>印章</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Products</source>
        <translation>乘积</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Cut off: what falls here is no part of the output</source>
        <translation>裁去：落在这里的不属于输出</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Padding: a zero, not part of the input</source>
        <translation>填充：零，不属于输入</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>not computed yet</source>
        <translation>尚未计算</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>x%1 = %2
Numbers of each output channel that it goes into: %3</source>
        <translation>x%1 = %2
它在每个输出通道中参与的数：%3 个</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>y%1 = %2</source>
        <translation>y%1 = %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>w at %1 of the kernel = %2</source>
        <translation>卷积核 %1 处的 w = %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What lies under %1 of the kernel = %2</source>
        <translation>卷积核 %1 处覆盖的数 = %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The product at %1 of the kernel = %2</source>
        <translation>卷积核 %1 处的乘积 = %2</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>x%1</source>
        <translation>x%1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Product %1 of %2: %3 · %4 = %5
from %6; so far %7</source>
        <translation>第 %1 个乘积，共 %2 个：%3 · %4 = %5
来自 %6；至此为 %7</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Being computed…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Each number is a sum of %1 products: too many to be listed.</source>
        <translation>每个数是 %1 个乘积之和：太多，无法列出。</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>y%1 so far: %2 = %3 (%4 of %5 products)</source>
        <translation>y%1 至此：%2 = %3（第 %4 个乘积，共 %5 个）</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>y%1 = %2 = %3. Products: %4. The network computed %5.</source>
        <translation>y%1 = %2 = %3。乘积数：%4。网络算得 %5。</translation>
    </message>
</context>
<context>
    <name>vitrine::ConvolutionLab</name>
    <message>
        <location filename="../../widgets/labs/convolution/ConvolutionLab.cpp" line="+53"/>
        <source>Step through it</source>
        <translation>逐步查看</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Compare kinds</source>
        <translation>比较类型</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What each kind of convolution costs on the same input</source>
        <translation>各类卷积在同一输入上的开销</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>1. Depthwise</source>
        <translation>1. 逐通道</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>2. Pointwise</source>
        <translation>2. 逐点</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Each channel is convolved by itself</source>
        <translation>每个通道单独卷积</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>1×1 kernels mix the channels</source>
        <translation>1×1 卷积核混合各通道</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>Shown is what worked last.</source>
        <translation>显示的是上一次可行的设置。</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>There is no block for this; two convolutions one after the other do it.</source>
        <translation>没有对应的模块；用两个相继的卷积即可实现。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The kernels have another shape: what fits is kept, the rest is drawn fresh.</source>
        <translation>卷积核形状已变：能保留的保留，其余重新初始化。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Size of the output</source>
        <translation>输出大小</translation>
    </message>
</context>
<context>
    <name>vitrine::CostTable</name>
    <message>
        <location filename="../../widgets/labs/convolution/CostTable.cpp" line="+39"/>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>MACs</source>
        <translation>乘加</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Field</source>
        <translation>感受野</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Time</source>
        <translation>耗时</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A click tries it on the same input</source>
        <translation>点击即在同一输入上试用</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Channels and size of the output</source>
        <translation>输出的通道数与大小</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Learnable numbers</source>
        <translation>可学习的数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Multiply-accumulates for the whole batch</source>
        <translation>整批的乘加次数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Receptive field: places of the input that a number is made of</source>
        <translation>感受野：构成一个数的输入位置</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Forward pass on this machine, the shortest of 5 runs</source>
        <translation>本机上的前向耗时，5 次中最短的一次</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>What kinds of convolution cost</source>
        <translation>各类卷积的开销</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>As set</source>
        <translation>当前设置</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Plain</source>
        <translation>普通</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Dilated by 2</source>
        <translation>膨胀 2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 groups</source>
        <translation>%1 组</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Depthwise</source>
        <translation>逐通道</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Depthwise separable</source>
        <translation>深度可分离</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Transposed</source>
        <translation>转置</translation>
    </message>
</context>
<context>
    <name>vitrine::CurvePad</name>
    <message>
        <location filename="../../widgets/labs/activation/CurvePad.cpp" line="+57"/>
        <source>Wanted</source>
        <translation>目标曲线</translation>
    </message>
</context>
<context>
    <name>vitrine::CurveView</name>
    <message>
        <location filename="../../widgets/detection/truth/CurveView.cpp" line="+100"/>
        <source>All classes</source>
        <translation>所有类别</translation>
    </message>
    <message>
        <location line="+41"/>
        <source>Confidence %1: precision %2, recall %3, F1 %4</source>
        <translation>置信度 %1：精确率 %2，召回率 %3，F1 %4</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Confidence %1: nothing passes</source>
        <translation>置信度 %1：没有检测通过</translation>
    </message>
    <message>
        <location line="+41"/>
        <source>Recall %1
Precision %2
F1 %3
Scores of at least %4; a click makes that the confidence threshold</source>
        <translation>召回率 %1
精确率 %2
F1 %3
得分不低于 %4；单击可将其设为置信度阈值</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>Class of the curve</source>
        <translation>曲线的类别</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Whose curve is drawn</source>
        <translation>绘制哪个类别的曲线</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Precision over recall</source>
        <translation>精确率-召回率曲线</translation>
    </message>
</context>
<context>
    <name>vitrine::CurvesPage</name>
    <message>
        <location filename="../../widgets/labs/activation/CurvesPage.cpp" line="+94"/>
        <source>Saturated below |f′| =</source>
        <translation>饱和阈值 |f′| &lt;</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Where the derivative is smaller than this, an activation counts as saturated</source>
        <translation>导数小于此值处，激活函数算作饱和</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Slope below 0 (LeakyReLU, PReLU)</source>
        <translation>负半轴斜率（LeakyReLU、PReLU）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What negative numbers are multiplied by; the block of the run keeps its own</source>
        <translation>负数乘以多少；运行中的模块保持自己的值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Activations and their derivatives</source>
        <translation>激活函数及其导数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Pre-activation x</source>
        <translation>激活前的值 x</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>f(x)</source>
        <translation>f(x)</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>f′(x)</source>
        <translation>f′(x)</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>Numbers of the run here</source>
        <translation>本次运行在此处的数值</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>%1 gets %2 numbers (%3), from %4 to %5 with mean %6 and deviation %7.</source>
        <translation>%1 收到 %2 个数（%3），从 %4 到 %5，均值 %6，标准差 %7。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>At %1 of them %2 is saturated, at %3 its derivative is exactly 0; on average a gradient comes back multiplied by %4.</source>
        <translation>其中 %1 处 %2 饱和，%3 处导数恰为 0；梯度传回时平均乘以 %4。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 of %2 units are dead for this input: no number of theirs lets a gradient through.</source>
        <translation>对这个输入，%2 个单元中有 %1 个已死：它们没有一个数值让梯度通过。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>None of the %1 units is dead for this input.</source>
        <translation>对这个输入，%1 个单元没有一个死掉。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Its answers have mean %1 and deviation %2: zero-mean, nearly.</source>
        <translation>其输出均值 %1，标准差 %2：近似零均值。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Its answers have mean %1 and deviation %2: not zero-mean.</source>
        <translation>其输出均值 %1，标准差 %2：非零均值。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Behind it, in %1, %2 of a neuron&apos;s weight gradients have the same sign, on average over %3 neurons: the more of them, the more its weights can only move together, in zigzags.</source>
        <translation>在其后的 %1 中，一个神经元的权重梯度平均有 %2 同号（对 %3 个神经元求平均）：同号越多，这些权重就越只能一起增减，走之字形。</translation>
    </message>
</context>
<context>
    <name>vitrine::CurvesPlot</name>
    <message>
        <location filename="../../widgets/training/CurvesPlot.cpp" line="+364"/>
        <source>Epoch %1, step %2</source>
        <translation>第 %1 轮，第 %2 步</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Training loss %1</source>
        <translation>训练损失 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Training accuracy %1</source>
        <translation>训练准确率 %1</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Validation loss %1, after epoch %2</source>
        <translation>验证损失 %1（第 %2 轮之后）</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Validation accuracy %1</source>
        <translation>验证准确率 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Learning rate %1</source>
        <translation>学习率 %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Gradient norm %1</source>
        <translation>梯度范数 %1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Changed: %1</source>
        <translation>改动：%1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Click to see the network as it was then</source>
        <translation>单击可查看当时的网络</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Curves of training</source>
        <translation>训练曲线</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1, training, smoothed</source>
        <translation>%1，训练（平滑）</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1, training</source>
        <translation>%1，训练</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1, validation</source>
        <translation>%1，验证</translation>
    </message>
</context>
<context>
    <name>vitrine::CurvesView</name>
    <message>
        <location filename="../../widgets/training/CurvesView.cpp" line="+73"/>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Loss and accuracy of each batch, before its step; bold: smoothed</source>
        <translation>每一批在更新之前的损失和准确率；粗线为平滑后的值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Loss and accuracy on the validation part, after each epoch</source>
        <translation>每一轮之后在验证集上的损失和准确率</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Logarithmic</source>
        <translation>对数轴</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Logarithmic axis for the loss</source>
        <translation>损失用对数坐标轴</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Weight of the past in the bold curves</source>
        <translation>粗线中过去数值所占的权重</translation>
    </message>
</context>
<context>
    <name>vitrine::DataDesk</name>
    <message>
        <location filename="../../app/studio/DataDesk.cpp" line="+42"/>
        <source>Data: %1</source>
        <translation>数据：%1</translation>
    </message>
</context>
<context>
    <name>vitrine::DataForm</name>
    <message>
        <location filename="../../widgets/training/DataForm.cpp" line="+89"/>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The set that the network learns from</source>
        <translation>网络学习所用的数据集</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Look at the data</source>
        <translation>查看数据</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Samples, class balance, augmentations and split of this set</source>
        <translation>这个数据集的样本、类别分布、数据增强和划分</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Public sets…</source>
        <translation>公开数据集…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Download MNIST, Fashion-MNIST or CIFAR, and choose one of them</source>
        <translation>下载 MNIST、Fashion-MNIST 或 CIFAR，并从中选择</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>What suits the network: %1</source>
        <translation>适合此网络的：%1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1 from disk…</source>
        <translation>从磁盘读取 %1…</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>painted points</source>
        <translation>手绘的点</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>%1, to download…</source>
        <translation>%1（待下载）…</translation>
    </message>
</context>
<context>
    <name>vitrine::DataStrip</name>
    <message>
        <location filename="../../widgets/playground/DataStrip.cpp" line="+105"/>
        <source>painted points</source>
        <translation>手绘的点</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Noise of the points: %1</source>
        <translation>点的噪声：%1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Share of the points that validate: %1 %</source>
        <translation>用于验证的点所占比例：%1 %</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The points that the network learns from</source>
        <translation>网络学习所用的点</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>New Points</source>
        <translation>换一批点</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Other random points of the same kind</source>
        <translation>同类的另一批随机点</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What training makes smaller</source>
        <translation>训练所要减小的量</translation>
    </message>
</context>
<context>
    <name>vitrine::DataView</name>
    <message>
        <location filename="../../widgets/data/DataView.cpp" line="+43"/>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <location line="+129"/>
        <source>No sample is left: switch a part or the class filter.</source>
        <translation>没有剩下的样本：请切换部分或类别筛选。</translation>
    </message>
    <message>
        <location line="+65"/>
        <source>Item %1 of the set: %2</source>
        <translation>数据集第 %1 项：%2</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Reading the data…</source>
        <translation>正在读取数据…</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 items</source>
        <translation>%1 个样本</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>inputs: %1</source>
        <translation>输入 %1 个</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 classes</source>
        <translation>%1 个类别</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 shown</source>
        <translation>显示 %1 个</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>mean %1</source>
        <translation>均值 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 unreadable</source>
        <translation>%1 个无法读取</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Show or hide this part of the set</source>
        <translation>显示或隐藏数据集的这一部分</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>being measured</source>
        <translation>正在计算</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>none: these are not pictures</source>
        <translation>无：这些不是图片</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>%1, %2 items of the shape %3</source>
        <translation>%1，%2 个样本，形状 %3</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1: %2 items</source>
        <translation>%1：%2 个样本</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Mean ± standard deviation of the training part, a channel each, as the network gets it: %1</source>
        <translation>训练部分各通道的均值 ± 标准差（网络所用）：%1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>For the open network: %1</source>
        <translation>对于打开的网络：%1</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Item %1: %2</source>
        <translation>样本 %1：%2</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>These items can&apos;t be read; training leaves them out:</source>
        <translation>这些样本无法读取，训练时会略过：</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Every item can be read.</source>
        <translation>所有样本都可读取。</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Augmentations</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Split and facts</source>
        <translation>划分与说明</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Every sample, and how often each class comes</source>
        <translation>所有样本，以及各类别出现的次数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What training makes of a sample</source>
        <translation>训练时样本变成的样子</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How the set is divided, mean and deviation, licence, and what can&apos;t be read</source>
        <translation>数据集如何划分、均值和标准差、许可证，以及无法读取的样本</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Views of the data</source>
        <translation>数据视图</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Progress of reading the data</source>
        <translation>读取数据的进度</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+1"/>
        <source>Item</source>
        <translation>样本</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Go to the item with this number</source>
        <translation>转到该编号的样本</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Items by class</source>
        <translation>各类别的样本数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A click shows one class alone; another click shows all</source>
        <translation>单击只显示一个类别；再次单击显示全部</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Samples of the set</source>
        <translation>数据集的样本</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Items that can&apos;t be read</source>
        <translation>无法读取的样本</translation>
    </message>
</context>
<context>
    <name>vitrine::DepthPage</name>
    <message>
        <location filename="../../widgets/labs/activation/DepthPage.cpp" line="+43"/>
        <source>%1 with batch norm</source>
        <translation>%1 + 批量归一化</translation>
    </message>
    <message>
        <location line="+94"/>
        <source>Layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Hidden layers, one behind the other</source>
        <translation>一层接一层的隐藏层</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Units of each</source>
        <translation>每层单元数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>As many as the input has numbers</source>
        <translation>与输入的数值个数相同</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Draws other weights, inputs and targets</source>
        <translation>另抽一组权重、输入和目标</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>PyTorch&apos;s weights</source>
        <translation>PyTorch 权重</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Xavier</source>
        <translation>Xavier</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>He</source>
        <translation>He</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Even between −1/√n and 1/√n: variance 1/(3n)</source>
        <translation>在 −1/√n 与 1/√n 之间均匀分布：方差 1/(3n)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Variance 1/n, biases 0: made for tanh and sigmoid</source>
        <translation>方差 1/n，偏置为 0：为 tanh 和 sigmoid 设计</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Variance 2/n, biases 0: made for ReLU</source>
        <translation>方差 2/n，偏置为 0：为 ReLU 设计</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>∂L/∂weights</source>
        <translation>∂L/∂权重</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>∂L/∂sums</source>
        <translation>∂L/∂加权和</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Answers</source>
        <translation>输出</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Gradient of each layer&apos;s weights: how much it learns</source>
        <translation>每层权重的梯度：它学多少</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Gradient of each layer&apos;s sums, before norm and activation: what came back to it</source>
        <translation>每层加权和（归一化和激活之前）的梯度：传回到它那里的</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What each layer answers, forward</source>
        <translation>每层前向的输出</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Chains</source>
        <translation>各条链</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Chain</source>
        <translation>链</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>First / last</source>
        <translation>首层 / 末层</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>A layer&apos;s share</source>
        <translation>每层比例</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The box shows and hides its curve</source>
        <translation>复选框显示或隐藏其曲线</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Gradient of the first layer&apos;s weights over the last hidden layer&apos;s: how much of it comes through</source>
        <translation>首层权重梯度与最后一个隐藏层之比：有多少梯度传到了首层</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What each layer multiplies the gradient by, if all did the same</source>
        <translation>若各层相同，每层把梯度乘以多少</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Compute</source>
        <translation>计算</translation>
    </message>
    <message>
        <location line="+57"/>
        <source>Through these %1 layers more than a thousandth of the gradient comes back to the first layer with every chain.</source>
        <translation>穿过这 %1 层后，每条链都有千分之一以上的梯度传回首层。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Through these %1 layers less than a thousandth of the gradient comes back with: %2.</source>
        <translation>穿过这 %1 层后，传回首层的梯度不到千分之一的有：%2。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>σ′ is at most ¼, so that each sigmoid takes at least three quarters; the weights decide whether ReLU keeps the rest. Batch norm brings every layer&apos;s sums back to deviation 1.</source>
        <translation>σ′ 至多为 ¼，因此每个 sigmoid 至少吃掉四分之三；用 ReLU 时梯度能否保住取决于权重。批量归一化把每层的加权和重新拉回标准差 1。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>RMS of ∂L/∂weights</source>
        <translation>∂L/∂权重的均方根</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>RMS of ∂L/∂sums</source>
        <translation>∂L/∂加权和的均方根</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>RMS of answers</source>
        <translation>输出的均方根</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Gradients by layer</source>
        <translation>各层的梯度</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Hidden layer</source>
        <translation>隐藏层</translation>
    </message>
</context>
<context>
    <name>vitrine::DetectBatch</name>
    <message>
        <location filename="../../app/studio/DetectBatch.cpp" line="-6"/>
        <source>Cancelled. Pictures done: %1</source>
        <translation>已取消。已处理图片：%1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Pictures: %1, objects: %2, written into %3</source>
        <translation>图片：%1，物体：%2，已写入 %3</translation>
    </message>
</context>
<context>
    <name>vitrine::DetectCompare</name>
    <message>
        <location filename="../../app/studio/DetectCompare.cpp" line="+32"/>
        <source>Swap</source>
        <translation>交换</translation>
    </message>
    <message>
        <location line="+95"/>
        <source>Detector %1</source>
        <translation>检测器 %1</translation>
    </message>
</context>
<context>
    <name>vitrine::DetectFiles</name>
    <message>
        <location filename="../../app/studio/DetectFiles.cpp" line="+26"/>
        <source>Open the detector %1</source>
        <translation>打开检测器 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+3"/>
        <source>Compare with the annotations in %1</source>
        <translation>与 %1 中的标注比较</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Detect in the pictures of %1</source>
        <translation>检测 %1 中的图片</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Detect in the video %1</source>
        <translation>在视频 %1 中检测</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Detect in %1</source>
        <translation>检测 %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Detect in these pictures: %1</source>
        <translation>在这些图片中检测：%1</translation>
    </message>
    <message>
        <location line="+54"/>
        <source>Pictures, videos, detectors and annotations (%1)</source>
        <translation>图片、视频、检测器和标注 (%1)</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+85"/>
        <source>Pictures (%1)</source>
        <translation>图片 (%1)</translation>
    </message>
    <message>
        <location line="-84"/>
        <source>Videos (%1)</source>
        <translation>视频 (%1)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Detectors (%1)</source>
        <translation>检测器 (%1)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Annotations (%1)</source>
        <translation>标注 (%1)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All files (%1)</source>
        <translation>所有文件 (%1)</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Folder with Pictures</source>
        <translation>图片文件夹</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Open a Detector</source>
        <translation>打开检测器</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>YOLOX weights (%1)</source>
        <translation>YOLOX 权重 (%1)</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <location line="+35"/>
        <source>Save Picture with Boxes</source>
        <translation>保存带框的图片</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Save Detections</source>
        <translation>保存检测结果</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
</context>
<context>
    <name>vitrine::DetectRoom</name>
    <message>
        <location filename="../../app/studio/DetectRoom.cpp" line="+164"/>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The source gives no pictures.</source>
        <translation>视频源没有画面。</translation>
    </message>
    <message>
        <location line="+143"/>
        <source>%1   ·   %2 × %3   ·   %4</source>
        <translation>%1   ·   %2 × %3   ·   %4</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Detector, size of the picture, and where the network ran</source>
        <translation>检测器、图片大小，以及网络在哪里运行</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>%1 in %2</source>
        <translation>%2 中的 %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Detect</source>
        <translation>检测</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Detect in this picture</source>
        <translation>检测这张图片</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Dropped picture</source>
        <translation>拖入的图片</translation>
    </message>
</context>
<context>
    <name>vitrine::DetectStart</name>
    <message>
        <location filename="../../app/studio/DetectStart.cpp" line="+52"/>
        <source>Drop a picture or a folder here, or paste a picture.</source>
        <translation>把图片或文件夹拖到这里，或粘贴一张图片。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open Pictures…</source>
        <translation>打开图片…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose one or more pictures</source>
        <translation>选择一张或多张图片</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open a Folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Go through the pictures of a folder</source>
        <translation>逐张查看文件夹中的图片</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>To find things in pictures, the studio needs the weights of a YOLOX.</source>
        <translation>要在图片中找物体，需要一份 YOLOX 权重。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Download YOLOX-Nano…</source>
        <translation>下载 YOLOX-Nano…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Fetch the official weights from the release page of Megvii-BaseDetection/YOLOX</source>
        <translation>从 Megvii-BaseDetection/YOLOX 的发布页获取官方权重</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open a File…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Official weights (.pth), an ONNX export (.onnx), or .safetensors</source>
        <translation>官方权重（.pth）、ONNX 导出（.onnx）或 .safetensors</translation>
    </message>
</context>
<context>
    <name>vitrine::DetectTruth</name>
    <message>
        <location filename="../../app/studio/DetectTruth.cpp" line="-61"/>
        <source>Open Annotations</source>
        <translation>打开标注</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Annotations: COCO, Pascal VOC, YOLO (%1)</source>
        <translation>标注：COCO、Pascal VOC、YOLO (%1)</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Folder with Annotations</source>
        <translation>标注文件夹</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Annotations: %1 objects in %2 pictures</source>
        <translation>标注：%2 张图片中有 %1 个物体</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>AP %1 on %2 pictures</source>
        <translation>AP %1，共 %2 张图片</translation>
    </message>
</context>
<context>
    <name>vitrine::DetectVideoExport</name>
    <message>
        <location filename="../../app/studio/DetectVideoExport.cpp" line="-49"/>
        <location line="+43"/>
        <source>Cancelled. No video was written.</source>
        <translation>已取消，没有写出视频。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Saved %1. Frames: %2, objects: %3</source>
        <translation>已保存 %1。帧：%2，物体：%3</translation>
    </message>
</context>
<context>
    <name>vitrine::DetectionModel</name>
    <message>
        <location filename="../../widgets/detection/DetectionModel.cpp" line="+135"/>
        <source>Rank</source>
        <translation>名次</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Score %</source>
        <translation>得分 %</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>x</source>
        <translation>x</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>y</source>
        <translation>y</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Width</source>
        <translation>宽</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Height</source>
        <translation>高</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Place in the order of scores, of the boxes that are kept</source>
        <translation>在保留的框中按得分排列的名次</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The class with the largest score</source>
        <translation>得分最大的类别</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Score = objectness × class score, in percent</source>
        <translation>得分 = 目标置信度 × 类别得分，以百分数表示</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Left edge, pixels of the picture</source>
        <translation>左边缘，图片像素</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Upper edge, pixels of the picture</source>
        <translation>上边缘，图片像素</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Width, pixels of the picture</source>
        <translation>宽，图片像素</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Height, pixels of the picture</source>
        <translation>高，图片像素</translation>
    </message>
</context>
<context>
    <name>vitrine::DetectionTable</name>
    <message>
        <location filename="../../widgets/detection/DetectionTable.cpp" line="+43"/>
        <source>Detections</source>
        <translation>检测结果</translation>
    </message>
</context>
<context>
    <name>vitrine::DetectorPanel</name>
    <message>
        <location filename="../../widgets/detection/DetectorPanel.cpp" line="+125"/>
        <source>Own</source>
        <translation>自带</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>%1, input %2 × %3, classes: %4</source>
        <translation>%1，输入 %2 × %3，类别数：%4</translation>
    </message>
    <message>
        <location line="+51"/>
        <source>Detector</source>
        <translation>检测器</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>none open</source>
        <translation>未打开</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The detectors opened last</source>
        <translation>最近打开的检测器</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open YOLOX weights: .pth, .onnx or .safetensors</source>
        <translation>打开 YOLOX 权重：.pth、.onnx 或 .safetensors</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Side of the square that pictures are fitted into, in pixels; Own: what the model was made for. Larger finds smaller things and takes longer</source>
        <translation>图片被适配成的正方形的边长（像素）；自带：模型原本的大小。越大越能找到小物体，也越慢</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Size of the input</source>
        <translation>输入大小</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What runs the network. Plan: convolution, batch norm and activation in one step, weights packed beforehand. Plain: block by block. Auto: the fastest that agrees with Plain</source>
        <translation>用什么运行网络。计划：卷积、批归一化和激活合为一步，权重预先打包。普通：逐模块运行。自动：与普通路径一致的最快引擎</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Plain</source>
        <translation>普通</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>FP32: as trained. BF16: half the bytes, three digits; faster where the processor computes in it</source>
        <translation>FP32：与训练时相同。BF16：一半字节，约三位有效数字；处理器支持时更快</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
</context>
<context>
    <name>vitrine::DifferenceModel</name>
    <message>
        <location filename="../../widgets/detection/compare/DifferenceModel.cpp" line="+68"/>
        <source>Setting: %1</source>
        <translation>设置：%1</translation>
    </message>
    <message>
        <location line="+37"/>
        <source>%1 has no other candidate here</source>
        <translation>%1 在此处没有其他候选</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>score %1, IoU %2</source>
        <translation>得分 %1，IoU %2</translation>
    </message>
    <message>
        <location line="+37"/>
        <source>Score in B − score in A: %1
IoU of the two boxes: %2</source>
        <translation>B 的得分 − A 的得分：%1
两框的 IoU：%2</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What differs: settings first, then boxes, the weightiest first</source>
        <translation>差异所在：先是设置，然后是框，重要的在前</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The class of the box; where the two disagree, A&apos;s → B&apos;s</source>
        <translation>框的类别；两者不一致时为 A 的 → B 的</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The setting in A, or the score in A in percent</source>
        <translation>A 的设置，或 A 中的得分（百分数）</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The setting in B, or the score in B in percent</source>
        <translation>B 的设置，或 B 中的得分（百分数）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How far apart the two boxes are; of a missing one, the best candidate that this side had for it, and what became of that</source>
        <translation>两框相差多少；若一侧没有该框，则为该侧在此处最好的候选及其去向</translation>
    </message>
</context>
<context>
    <name>vitrine::DifferencePanel</name>
    <message>
        <location filename="../../widgets/detection/compare/DifferencePanel.cpp" line="+41"/>
        <source>The same: none</source>
        <translation>相同：无</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The same: %1, to the last digit</source>
        <translation>相同：%1，每一位数字都一致</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The same: %1 (IoU at least %2, scores within %3)</source>
        <translation>相同：%1（IoU 不低于 %2，得分相差不超过 %3）</translation>
    </message>
    <message>
        <location line="+88"/>
        <source>Setting: %1</source>
        <translation>设置：%1</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>The second detector has not looked at this picture yet.</source>
        <translation>第二个检测器尚未处理这张图片。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open a picture to compare what is found in it.</source>
        <translation>打开一张图片，比较在其中找到的内容。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Neither finds anything</source>
        <translation>两者都没有找到任何物体</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1. Change the detector, the precision or a threshold of A or B to see what differs.</source>
        <translation>%1。请更改 A 或 B 的检测器、精度或阈值，看看有什么不同。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No box differs. %1</source>
        <translation>没有不同的框。%1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Boxes that differ: %1 (%2). %3</source>
        <translation>不同的框：%1（%2）。%3</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Differences between A and B</source>
        <translation>A 与 B 的差异</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Same thresholds</source>
        <translation>阈值相同</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Confidence, overlap and suppression across classes are set for A and B together</source>
        <translation>A 与 B 的置信度、重叠和跨类别抑制一起设置</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Swap</source>
        <translation>交换</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A becomes B, and B becomes A</source>
        <translation>A 与 B 互换</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The two views as one picture, the list as CSV</source>
        <translation>把两个视图存为一张图片，把列表存为 CSV</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>End the comparison (Esc)</source>
        <translation>结束比较（Esc）</translation>
    </message>
</context>
<context>
    <name>vitrine::DistributionPlot</name>
    <message>
        <location filename="../../widgets/training/DistributionPlot.cpp" line="+181"/>
        <source>Step %1: no finite numbers</source>
        <translation>第 %1 步：没有有限的数</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Step %1, epoch %2</source>
        <translation>第 %1 步，第 %2 轮</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>From %1 to %2</source>
        <translation>从 %1 到 %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Middle half from %1 to %2, median %3</source>
        <translation>中间一半从 %1 到 %2，中位数 %3</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nine tenths from %1 to %2</source>
        <translation>九成从 %1 到 %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Click: the weights of that moment</source>
        <translation>点击：查看当时的权重</translation>
    </message>
    <message>
        <location line="+106"/>
        <location line="+2"/>
        <source>Epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Epoch</source>
        <translation>轮</translation>
    </message>
</context>
<context>
    <name>vitrine::Docks</name>
    <message>
        <location filename="../../app/studio/Docks.cpp" line="+146"/>
        <source>Show or hide this panel</source>
        <translation>显示或隐藏此面板</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
</context>
<context>
    <name>vitrine::DocumentDesk</name>
    <message>
        <location filename="../../app/studio/documents/DocumentDesk.cpp" line="+119"/>
        <source>Save Network</source>
        <translation>保存网络</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Networks (%1)</source>
        <translation>网络 (%1)</translation>
    </message>
    <message>
        <location line="+64"/>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>Close the Network</source>
        <translation>关闭网络</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>“%1” has changes that are not saved.</source>
        <translation>“%1”有尚未保存的改动。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Without saving they are lost.</source>
        <translation>若不保存，这些改动将会丢失。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Don’t save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Rename the network to %1</source>
        <translation>将网络重命名为 %1</translation>
    </message>
</context>
<context>
    <name>vitrine::DocumentTabs</name>
    <message>
        <location filename="../../app/studio/documents/DocumentTabs.cpp" line="+108"/>
        <source>Not saved in a file</source>
        <translation>尚未存为文件</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1
It has changes that are not saved.</source>
        <translation>%1
有尚未保存的改动。</translation>
    </message>
    <message>
        <location line="+16"/>
        <location line="+14"/>
        <location line="+16"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location line="-29"/>
        <location line="+14"/>
        <source>Close this network</source>
        <translation>关闭此网络</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>Open networks</source>
        <translation>打开的网络</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>New network</source>
        <translation>新建网络</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Begin a new network beside the others</source>
        <translation>在其他网络旁新建一个网络</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Close the others</source>
        <translation>关闭其他网络</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Name of the network</source>
        <translation>网络的名称</translation>
    </message>
</context>
<context>
    <name>vitrine::Documents</name>
    <message>
        <location filename="../../app/studio/documents/Documents.cpp" line="+120"/>
        <location line="+2"/>
        <location line="+43"/>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
</context>
<context>
    <name>vitrine::DrawPad</name>
    <message>
        <location filename="../../widgets/input/DrawPad.cpp" line="+35"/>
        <source>Drawing pad</source>
        <translation>手写板</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Left button draws, right button erases</source>
        <translation>左键书写，右键擦除</translation>
    </message>
    <message>
        <location line="+65"/>
        <source>Draw a digit here</source>
        <translation>在此手写一个数字</translation>
    </message>
</context>
<context>
    <name>vitrine::DrawsWall</name>
    <message>
        <location filename="../../widgets/data/DrawsWall.cpp" line="+64"/>
        <source>As it is</source>
        <translation>原样</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
</context>
<context>
    <name>vitrine::EngineNotes</name>
    <message>
        <location filename="../../widgets/detection/DetectorPanel.cpp" line="-57"/>
        <source>Steps of a run: %1, of them convolutions with batch norm and activation in one: %2</source>
        <translation>一次运行的步骤：%1，其中卷积、批归一化与激活合一的：%2</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>What the engine did</source>
        <translation>引擎做了什么</translation>
    </message>
</context>
<context>
    <name>vitrine::ErrorBanner</name>
    <message>
        <location filename="../../app/studio/ErrorBanner.cpp" line="+99"/>
        <source>Copy Details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Copy the message and what the library said, to send to someone who can help</source>
        <translation>复制提示及程序库的原始信息，便于发给能帮忙的人</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+1"/>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>vitrine::ExperimentForm</name>
    <message>
        <location filename="../../widgets/experiments/ExperimentForm.cpp" line="+113"/>
        <source>%1, from %2 to %3</source>
        <translation>%1，从 %2 到 %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Of weights, data, order and noise: the same seed gives the same numbers</source>
        <translation>决定权重、数据、顺序和噪声：相同的种子给出相同的数字</translation>
    </message>
</context>
<context>
    <name>vitrine::ExperimentPanel</name>
    <message>
        <location filename="../../widgets/experiments/ExperimentPanel.cpp" line="+274"/>
        <source>Open in the Network Room</source>
        <translation>在网络室中打开</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Open in the Optimizers Room</source>
        <translation>在优化器室中打开</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Opens this network with these settings of training, to be trained there</source>
        <translation>打开这个网络及其训练设置，可在那里训练</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sets up this race, to be watched there step by step</source>
        <translation>设置这场比赛，可在那里逐步观看</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Choose what you expect, then run the experiment: what was measured will stand here.</source>
        <translation>先选择你的预测，再运行实验：测量结果会显示在这里。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>You predicted it.</source>
        <translation>你预测对了。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>You had predicted something else.</source>
        <translation>与你的预测不同。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>First choose what you expect</source>
        <translation>请先选择你的预测</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Measure it with these numbers; takes seconds</source>
        <translation>用这些数值测量；需要几秒</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The numbers have changed since the run. Run it again to see what comes of them.</source>
        <translation>运行之后数值已改变。请重新运行以查看结果。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Statements of the notes</source>
        <translation>笔记中的说法</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Defaults</source>
        <translation>默认值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The numbers that the experiment came with</source>
        <translation>实验自带的数值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy or save the curves as a picture, or their numbers</source>
        <translation>复制或保存曲线图片或其数据</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Progress of the experiment</source>
        <translation>实验进度</translation>
    </message>
</context>
<context>
    <name>vitrine::ExperimentPlotView</name>
    <message>
        <location filename="../../widgets/experiments/ExperimentPlotView.cpp" line="+67"/>
        <source>Curves of the experiment</source>
        <translation>实验曲线</translation>
    </message>
</context>
<context>
    <name>vitrine::ExperimentTableView</name>
    <message>
        <location filename="../../widgets/experiments/ExperimentTableView.cpp" line="+33"/>
        <source>What was measured</source>
        <translation>测量结果</translation>
    </message>
</context>
<context>
    <name>vitrine::ExplanationModel</name>
    <message>
        <location filename="../../widgets/explanation/ExplanationModel.cpp" line="+78"/>
        <source>%1: click to see how this number came about</source>
        <translation>%1：点击查看这个数值的由来</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Product</source>
        <translation>乘积</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The two factors multiplied: the share of the sum</source>
        <translation>两个因子相乘：在总和中的份额</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The term&apos;s value</source>
        <translation>该项的值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Factor</source>
        <translation>因子</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Term</source>
        <translation>项</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The number itself</source>
        <translation>数值本身</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+2"/>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <location line="-2"/>
        <location line="+2"/>
        <source>Where it stands; a click goes there</source>
        <translation>所在位置；点击前往</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>× factor</source>
        <translation>× 因子</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The number that it is multiplied with</source>
        <translation>与之相乘的数</translation>
    </message>
</context>
<context>
    <name>vitrine::ExplanationPanel</name>
    <message>
        <location filename="../../widgets/explanation/ExplanationPanel.cpp" line="+93"/>
        <source>Back to the number before</source>
        <translation>回到上一个数值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Forward again</source>
        <translation>再次前进</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy the explanation with all its numbers</source>
        <translation>复制解释及其全部数值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy as a plain expression</source>
        <translation>复制为算式</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pages of the explanation</source>
        <translation>解释的各页</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+4"/>
        <source>Terms</source>
        <translation>各项</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>Patch × kernel</source>
        <translation>图块 × 卷积核</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Receptive field</source>
        <translation>感受野</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <location line="+7"/>
        <location line="+116"/>
        <source>No number is chosen</source>
        <translation>尚未选择数值</translation>
    </message>
    <message>
        <location line="-116"/>
        <location line="+116"/>
        <source>Click a place in a map to see how its number came about.</source>
        <translation>点击图中的一处，查看该数值的由来。</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>A parameter: it comes from the weights, not from this run.</source>
        <translation>参数：来自权重，而非本次运行。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What the loss compares with: it was given.</source>
        <translation>损失所比较的目标：由外部给定。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A statistic of the batch: see the page “Norm” of the inspector.</source>
        <translation>本批的统计量：见检查器的“批归一化”页。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Value %1</source>
        <translation>数值 %1</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>∂Loss/∂ of it: %1</source>
        <translation>对它的 ∂Loss/∂：%1</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>No explanation</source>
        <translation>没有解释</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Not computed yet at this step.</source>
        <translation>到这一步尚未计算。</translation>
    </message>
    <message>
        <location line="-43"/>
        <source>∂Loss/∂ of it: not computed yet at this step</source>
        <translation>对它的 ∂Loss/∂：到这一步尚未计算</translation>
    </message>
    <message>
        <location line="+59"/>
        <source>= %1 from these terms; the network computed %2 %3</source>
        <translation>由这些项得 %1；网络算得 %2 %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>(they differ)</source>
        <translation>（两者不同）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>From the terms: %1
As the network computed it: %2</source>
        <translation>由各项得：%1
网络算得：%2</translation>
    </message>
</context>
<context>
    <name>vitrine::Exporter</name>
    <message>
        <location filename="../../app/studio/Exporter.cpp" line="-13"/>
        <source>Save View</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Picture (*.png);;Drawing (*.svg);;Document (*.pdf)</source>
        <translation>图片 (*.png);;矢量图 (*.svg);;文档 (*.pdf)</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>Save Numbers</source>
        <translation>保存数值</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
</context>
<context>
    <name>vitrine::FiguresTable</name>
    <message>
        <location filename="../../widgets/detection/truth/FiguresTable.cpp" line="+74"/>
        <source>There is nothing to measure</source>
        <translation>没有可衡量的内容</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>COCO&apos;s figures</source>
        <translation>COCO 指标</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Mean over IoU 0.50 to 0.95</source>
        <translation>IoU 0.50 到 0.95 的均值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>At an IoU of 0.50</source>
        <translation>IoU 为 0.50</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>At an IoU of 0.75</source>
        <translation>IoU 为 0.75</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+6"/>
        <source>Objects below 32 × 32 pixels</source>
        <translation>小于 32 × 32 像素的物体</translation>
    </message>
    <message>
        <location line="-5"/>
        <location line="+6"/>
        <source>Between 32 × 32 and 96 × 96 pixels</source>
        <translation>32 × 32 到 96 × 96 像素之间</translation>
    </message>
    <message>
        <location line="-5"/>
        <location line="+6"/>
        <source>Above 96 × 96 pixels</source>
        <translation>大于 96 × 96 像素</translation>
    </message>
    <message>
        <location line="-5"/>
        <source>Recall with 1 box a picture and class</source>
        <translation>每图每类 1 个框时的召回率</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Recall with 10 boxes</source>
        <translation>10 个框时的召回率</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Recall with 100 boxes</source>
        <translation>100 个框时的召回率</translation>
    </message>
</context>
<context>
    <name>vitrine::FileDownloader</name>
    <message>
        <location filename="../../widgets/downloads/FileDownloader.cpp" line="+101"/>
        <source>%1 is not a secure address.</source>
        <translation>%1 不是安全地址。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Qt finds no OpenSSL on this system, so there are no secure connections; install libssl3.</source>
        <translation>Qt 在此系统上找不到 OpenSSL，无法建立安全连接；请安装 libssl3。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The folder can&apos;t be made: %1.</source>
        <translation>无法创建文件夹：%1。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Another window is downloading it.</source>
        <translation>另一个窗口正在下载它。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 can&apos;t be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
    <message>
        <location line="+3"/>
        <location line="+97"/>
        <source>%1 can&apos;t be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <location line="-60"/>
        <source>The server sends from one address to the next without end.</source>
        <translation>服务器在地址之间无休止地转来转去。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The server sends on to %1, which is not a secure address.</source>
        <translation>服务器转到了 %1，它不是安全地址。</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>The server sends a page instead of the file; some networks do so until one has signed in.</source>
        <translation>服务器发来的是网页而不是文件；有些网络在登录之前会这样。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The server sends another part of the file than it was asked for.</source>
        <translation>服务器发来的不是所请求的那一部分文件。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The server&apos;s file has %1 bytes where %2 were expected.</source>
        <translation>服务器上的文件有 %1 字节，应为 %2 字节。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The disk has %1 left where %2 are needed.</source>
        <translation>磁盘剩余 %1，需要 %2。</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>The server sends more than it announced.</source>
        <translation>服务器发来的数据多于它声明的大小。</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>The connection to %1 is not secure: %2.</source>
        <translation>到 %1 的连接不安全：%2。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The proxy does not let it through: %1. Set https_proxy, with a name and password if it asks for them.</source>
        <translation>代理不予放行：%1。请设置 https_proxy，若代理要求，请附上用户名和密码。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The server %1 answers %2 (%3).</source>
        <translation>服务器 %1 的回答是 %2（%3）。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The server %1 stopped sending. What has arrived is kept, and the next try goes on from there.</source>
        <translation>服务器 %1 停止了发送。已收到的部分保留，下次从那里继续。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The server %1 can&apos;t be reached: %2.</source>
        <translation>无法连接服务器 %1：%2。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>it does not answer</source>
        <translation>它没有应答</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The server&apos;s file has %1; no such file has more than %2.</source>
        <translation>服务器上的文件有 %1；这类文件都不超过 %2。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The connection ended after %1 of %2. What has arrived is kept, and the next try goes on from there.</source>
        <translation>连接在收到 %1（共 %2）后中断。已收到的部分保留，下次从那里继续。</translation>
    </message>
    <message>
        <location line="+79"/>
        <source>%1 could not be downloaded. %2 By hand: fetch %3 and put the file into the folder %4.</source>
        <translation>无法下载 %1。%2 手动方法：获取 %3，并把文件放入文件夹 %4。</translation>
    </message>
</context>
<context>
    <name>vitrine::FileOpener</name>
    <message>
        <location filename="../../app/studio/FileOpener.cpp" line="-43"/>
        <source>All that can be opened (%1)</source>
        <translation>所有可打开的文件 (%1)</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Pictures (%1)</source>
        <translation>图片 (%1)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Videos (%1)</source>
        <translation>视频 (%1)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Networks (%1)</source>
        <translation>网络 (%1)</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+14"/>
        <source>Weights (%1)</source>
        <translation>权重 (%1)</translation>
    </message>
    <message>
        <location line="-13"/>
        <source>All files (%1)</source>
        <translation>所有文件 (%1)</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <location line="-5"/>
        <source>ONNX models (%1)</source>
        <translation>ONNX 模型 (%1)</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Folder with MNIST&apos;s Files</source>
        <translation>存有 MNIST 文件的文件夹</translation>
    </message>
    <message>
        <location line="-9"/>
        <source>Load Weights</source>
        <translation>载入权重</translation>
    </message>
</context>
<context>
    <name>vitrine::FilmDesk</name>
    <message>
        <location filename="../../app/studio/film/FilmDesk.cpp" line="+39"/>
        <source>Whole window</source>
        <translation>整个窗口</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Without menus and status</source>
        <translation>不含菜单和状态栏</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>Cancelled. No film was written.</source>
        <translation>已取消，没有写入影片。</translation>
    </message>
    <message>
        <location line="+43"/>
        <source>Saved %1: %2</source>
        <translation>已保存 %1：%2</translation>
    </message>
</context>
<context>
    <name>vitrine::FilmDialog</name>
    <message>
        <location filename="../../app/studio/film/FilmDialog.cpp" line="+36"/>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Film</source>
        <translation>影片</translation>
    </message>
    <message>
        <location line="+6"/>
        <location line="+45"/>
        <source>Make Film</source>
        <translation>制作影片</translation>
    </message>
    <message>
        <location line="-32"/>
        <source>Progress of the film</source>
        <translation>影片进度</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>Record</source>
        <translation>录制</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Will be replaced: %1</source>
        <translation>将被替换：%1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A red mark in the corner shows that it is recording; a click on it, or the same keys again, stops.</source>
        <translation>角上的红色标记表示正在录制；单击它或再按一次相同的快捷键即可停止。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The window goes through the steps, and comes back to what it shows now.</source>
        <translation>窗口会走过各步，然后回到现在的样子。</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>As long as you like, ten pictures a second while something moves.</source>
        <translation>长短不限；画面变化时每秒十帧。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 pictures, %2</source>
        <translation>%1 帧，%2</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1, about %2</source>
        <translation>%1，约 %2</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>Picture %1 of %2</source>
        <translation>第 %1 帧，共 %2 帧</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Writing the last pictures</source>
        <translation>正在写入最后几帧</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1, %2 left</source>
        <translation>%1，剩余 %2</translation>
    </message>
</context>
<context>
    <name>vitrine::FilmForm</name>
    <message>
        <location filename="../../app/studio/film/FilmForm.cpp" line="+66"/>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Every so many steps</source>
        <translation>步长</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>What you do, until you stop</source>
        <translation>您的操作，直到停止</translation>
    </message>
    <message>
        <location line="+16"/>
        <location line="+9"/>
        <source>What happens</source>
        <translation>内容</translation>
    </message>
    <message>
        <location line="-8"/>
        <location line="+9"/>
        <source>What is seen</source>
        <translation>画面</translation>
    </message>
    <message>
        <location line="-7"/>
        <location line="+8"/>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>every</source>
        <translation>步长</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Steps</source>
        <translation>步</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Seconds that each step stays</source>
        <translation>每步停留的秒数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Each stays</source>
        <translation>每步停留</translation>
    </message>
    <message>
        <location line="+11"/>
        <location line="+1"/>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+131"/>
        <source>Choose the File of the Film</source>
        <translation>选择影片文件</translation>
    </message>
    <message>
        <location line="-126"/>
        <location line="+1"/>
        <source>Write into</source>
        <translation>写入</translation>
    </message>
    <message>
        <location line="+77"/>
        <source>As shown: %1 × %2</source>
        <translation>与显示相同：%1 × %2</translation>
    </message>
    <message>
        <location line="+64"/>
        <source>The name must end in %1.</source>
        <translation>文件名必须以 %1 结尾。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is no folder %1.</source>
        <translation>没有文件夹 %1。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The last step comes before the first.</source>
        <translation>最后一步在第一步之前。</translation>
    </message>
</context>
<context>
    <name>vitrine::FilmPreview</name>
    <message>
        <location filename="../../app/studio/film/FilmPreview.cpp" line="+15"/>
        <source>The film&apos;s first picture</source>
        <translation>影片的第一帧</translation>
    </message>
</context>
<context>
    <name>vitrine::FindBar</name>
    <message>
        <location filename="../../widgets/builder/FindBar.cpp" line="+41"/>
        <source>Find a block: name, type or parameter</source>
        <translation>查找模块：名称、类型或参数</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The one before (Shift+Enter)</source>
        <translation>上一个（Shift+Enter）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The next one (Enter)</source>
        <translation>下一个（Enter）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <location line="+62"/>
        <source>%1 of %2</source>
        <translation>第 %1 个，共 %2 个</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>None</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>vitrine::FindingsView</name>
    <message>
        <location filename="../../widgets/training/FindingsView.cpp" line="+48"/>
        <source>Back, with a tenth of the rate</source>
        <translation>退回，并把学习率降到十分之一</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Go back to the last good state, the end of the last epoch, and divide the learning rate by ten</source>
        <translation>回到最近的良好状态（上一轮结束时），并把学习率除以十</translation>
    </message>
</context>
<context>
    <name>vitrine::FitPage</name>
    <message>
        <location filename="../../widgets/labs/activation/FitPage.cpp" line="+31"/>
        <source>Sine</source>
        <translation>正弦</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Parabola</source>
        <translation>抛物线</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Absolute value</source>
        <translation>绝对值</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Step</source>
        <translation>阶跃</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sawtooth</source>
        <translation>锯齿</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Bump</source>
        <translation>单峰</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ever faster wave</source>
        <translation>越来越快的波</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Fitted</source>
        <translation>拟合曲线</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>ReLU %1</source>
        <translation>ReLU %1</translation>
    </message>
    <message>
        <location line="+67"/>
        <source>Nested</source>
        <translation>嵌套</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Summed</source>
        <translation>叠加</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>One ReLU inside the next, as layer behind layer</source>
        <translation>一个 ReLU 套在另一个里，如同一层接一层</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>ReLUs side by side, added up, as the neurons of one layer</source>
        <translation>多个 ReLU 并排相加，如同一层中的神经元</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>ReLUs</source>
        <translation>ReLU 个数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>How many there are</source>
        <translation>一共有多少个</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Draws other numbers to start from</source>
        <translation>从另一组随机数开始</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Curve to fit</source>
        <translation>要拟合的曲线</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Curve to fit; or draw one with the mouse on the plot, or with the arrow keys once it is clicked: left and right choose a place, up and down move it</source>
        <translation>要拟合的曲线；也可以用鼠标在图上画，或点击图后用方向键：左右选位置，上下移动曲线</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>As drawn</source>
        <translation>手绘</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Drawn curve, and the ReLUs fitted to it</source>
        <translation>画出的曲线和拟合它的 ReLU</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Fit</source>
        <translation>拟合</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stop here and keep what it has come to</source>
        <translation>停在这里并保留现有结果</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Fit again from the start</source>
        <translation>从头再拟合一次</translation>
    </message>
    <message>
        <location line="+52"/>
        <source>Side by side each ReLU adds a corner of its own: %1 of them can make %1 corners, and with enough of them the sum follows any curve.</source>
        <translation>并排时每个 ReLU 各添一个折点：%1 个可以有 %1 个折点；足够多时，其和可以逼近任何曲线。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>One inside the other, a ReLU only cuts off what the one before left over: %1 of them never make more than two corners, so that most curves are out of reach.</source>
        <translation>一个套一个时，每个 ReLU 只能再截掉前一个留下的一段：%1 个也不会有两个以上的折点，大多数曲线无法拟合。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Step %1: mean squared error %2. The curve has %3 corners, marked by upright lines.</source>
        <translation>第 %1 步：均方误差 %2。曲线有 %3 个折点，以竖线标出。</translation>
    </message>
</context>
<context>
    <name>vitrine::FlattenLab</name>
    <message>
        <location filename="../../widgets/labs/reshape/FlattenLab.cpp" line="+32"/>
        <source>First dimension</source>
        <translation>起始维</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>start_dim: 0 is the batch, −1 the last one</source>
        <translation>start_dim：0 为批，−1 为最后一维</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Last dimension</source>
        <translation>结束维</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>end_dim: 0 is the batch, −1 the last one</source>
        <translation>end_dim：0 为批，−1 为最后一维</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>%1 becomes %2. The last dimension runs fastest: its neighbours stay neighbours in the row.</source>
        <translation>%1 变为 %2。最后一维变化最快：其相邻的数在行中仍相邻。</translation>
    </message>
</context>
<context>
    <name>vitrine::FlattenView</name>
    <message>
        <location filename="../../widgets/labs/reshape/FlattenView.cpp" line="+59"/>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The flattening</source>
        <translation>展平过程</translation>
    </message>
    <message>
        <location line="+46"/>
        <source>Input %1</source>
        <translation>输入 %1</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Output %1</source>
        <translation>输出 %1</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Numbers %1 to %2 of the row</source>
        <translation>行中第 %1 至 %2 个数</translation>
    </message>
    <message>
        <location line="+86"/>
        <source>x%1 = y%2 = %3</source>
        <translation>x%1 = y%2 = %3</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>x%1 = %2 stays at y%3</source>
        <translation>x%1 = %2 仍在 y%3</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>x%1 = %2 goes to y%3: %4. Nothing is computed; the numbers keep their order.</source>
        <translation>x%1 = %2 移到 y%3：%4。不做任何计算，数的顺序不变。</translation>
    </message>
</context>
<context>
    <name>vitrine::FoldView</name>
    <message>
        <location filename="../../widgets/labs/batchnorm/FoldView.cpp" line="+102"/>
        <source>Nothing to fold into</source>
        <translation>没有可折叠进去的层</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Largest difference over all %1 numbers: %2, of outputs up to %3. %4 operations fall away.</source>
        <translation>全部 %1 个数中最大相差 %2，而输出最大为 %3。省去 %4 次运算。</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1, then batch norm</source>
        <translation>%1，再批归一化</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>%1 folded, alone</source>
        <translation>仅折叠后的 %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Difference</source>
        <translation>差</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Fold in the network</source>
        <translation>在网络中折叠</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Take the batch norm out of the network and give the layer before it the folded weights; can be undone. Not possible inside of a composite block.</source>
        <translation>从网络中去掉批归一化，并把折叠后的权重交给前一层；可撤销。在复合模块内部不可用。</translation>
    </message>
</context>
<context>
    <name>vitrine::FunnelStrip</name>
    <message>
        <location filename="../../widgets/detection/FunnelStrip.cpp" line="+59"/>
        <source>Every cell of the three maps proposes one box. Shows the objectness of the chosen level.</source>
        <translation>三张图的每个单元提出一个框。显示所选层级的目标置信度。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Candidates whose best class is switched on. Shows the score of the chosen level.</source>
        <translation>最佳类别已打开的候选。显示所选层级的得分。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Of those, candidates with a score of at least the confidence threshold. Shows their boxes, the best thousand.</source>
        <translation>其中得分不低于置信度阈值的候选。显示它们的框，最多最好的一千个。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What suppression left: no box overlaps a better one by more than the IoU threshold. Shows the suppressed ones dashed; point at one for the reason.</source>
        <translation>抑制之后剩下的：没有框与更好的框重叠超过 IoU 阈值。被抑制者以虚线显示；指向其中一个可看到原因。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The result: at most as many as the limit, the best. Shows only these.</source>
        <translation>结果：不超过上限个数的最好的框。只显示这些。</translation>
    </message>
    <message>
        <location line="+41"/>
        <source>cells</source>
        <translation>单元</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>shown classes</source>
        <translation>显示的类别</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>enough score</source>
        <translation>得分足够</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>not suppressed</source>
        <translation>未被抑制</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>vitrine::GradCheckModel</name>
    <message>
        <location filename="../../widgets/gradcheck/GradCheckModel.cpp" line="+95"/>
        <source>Which number was moved</source>
        <translation>被微调的是哪个数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Number</source>
        <translation>数</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>∂L/∂w as autograd gives it, in double precision</source>
        <translation>自动求导给出的 ∂L/∂w，双精度</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Autograd</source>
        <translation>自动求导</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>(L(w + h) − L(w − h)) / 2h, with h = ε^⅓ · max(1, |w|)</source>
        <translation>(L(w + h) − L(w − h)) / 2h，其中 h = ε^⅓ · max(1, |w|)</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Finite difference</source>
        <translation>有限差分</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Their difference over the larger of the two; up to %1 is rounding. Where both are so small that rounding of the loss hides them, it is held against that rounding.</source>
        <translation>两者之差除以较大的一个；不超过 %1 属于舍入误差。若两者小到被损失的舍入误差淹没，则与该舍入误差相比。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Relative error</source>
        <translation>相对误差</translation>
    </message>
</context>
<context>
    <name>vitrine::GradCheckView</name>
    <message>
        <location filename="../../widgets/gradcheck/GradCheckView.cpp" line="+122"/>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What is moved: a parameter, an input, or every parameter of the network</source>
        <translation>微调的对象：一个参数张量、一个输入，或网络的全部参数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Numbers</source>
        <translation>个数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>So many numbers of each are moved, drawn by the seed; each costs two forward passes</source>
        <translation>每个张量中微调这么多个数，按种子抽取；每个数需要两次前向传播</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Progress of the check</source>
        <translation>检验进度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Gradients that were checked</source>
        <translation>已检验的梯度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Check</source>
        <translation>检验</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Moves each number a little up and down, and holds the change of the loss against autograd</source>
        <translation>把每个数略微调大、调小，用损失的变化检验自动求导</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+45"/>
        <source>All parameters</source>
        <translation>全部参数</translation>
    </message>
    <message>
        <location line="+45"/>
        <source>Without a loss there are no gradients. Connect a loss to the output.</source>
        <translation>没有损失就没有梯度。请在输出上接一个损失。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Each number is moved a little up and down: (L(w + h) − L(w − h)) / 2h must agree with the gradient that autograd gives.</source>
        <translation>把每个数略微调大、调小：(L(w + h) − L(w − h)) / 2h 必须与自动求导给出的梯度一致。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 of %2 gradients differ by more than %3; the largest relative error is %4. Either a derivative is wrong, or a kink (ReLU, max pooling) lies within the step.</source>
        <translation>%2 个梯度中有 %1 个相差超过 %3，最大相对误差为 %4。要么导数有误，要么步长内有折点（ReLU、最大池化）。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>All %1 gradients agree: the largest relative error is %2, below %3.</source>
        <translation>%1 个梯度全部一致：最大相对误差为 %2，小于 %3。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 of them are too small to be checked one by one: rounding of the loss alone moves a finite difference by up to %2, and they lie within that.</source>
        <translation>其中 %1 个太小，无法逐个检验：仅损失的舍入误差就可使有限差分偏移多达 %2，而它们都在这一范围之内。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Stopped before the end.</source>
        <translation>未完成即停止。</translation>
    </message>
</context>
<context>
    <name>vitrine::HalfSwitch</name>
    <message>
        <location filename="../../app/studio/HalfSwitch.cpp" line="+23"/>
        <source>Surfaces</source>
        <translation>曲面</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Networks</source>
        <translation>网络</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Optimizers race on surfaces of two numbers</source>
        <translation>优化器在两个变量的曲面上比赛</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Optimizers race on one network and its data</source>
        <translation>优化器在同一个网络及其数据上比赛</translation>
    </message>
</context>
<context>
    <name>vitrine::HandEdits</name>
    <message>
        <location filename="../../widgets/ripple/HandEdits.cpp" line="+51"/>
        <source>Change %1 numbers of %2</source>
        <translation>修改 %2 的 %1 个数</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Change %1</source>
        <translation>修改 %1</translation>
    </message>
    <message>
        <location line="+236"/>
        <source>Put %1 Back</source>
        <translation>还原 %1</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Put Weights Back</source>
        <translation>还原权重</translation>
    </message>
</context>
<context>
    <name>vitrine::HealthDesk</name>
    <message>
        <location filename="../../app/studio/HealthDesk.cpp" line="+65"/>
        <source>Health: nothing ails this run</source>
        <translation>健康检查：本次运行没有异常</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Health: blocks that something ails: %1; their badges say what</source>
        <translation>健康检查：有异常的模块 %1 个，详见其徽标</translation>
    </message>
</context>
<context>
    <name>vitrine::HeatDesk</name>
    <message>
        <location filename="../../app/studio/HeatDesk.cpp" line="+30"/>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>No block has any: %1</source>
        <translation>没有模块含有：%1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1: most in %2, %3; all together %4</source>
        <translation>%1：%2 最多，为 %3；合计 %4</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Multiply-accumulates</source>
        <translation>乘加运算</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Memory of outputs</source>
        <translation>输出内存</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Receptive field</source>
        <translation>感受野</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Time of this run</source>
        <translation>本次运行时间</translation>
    </message>
</context>
<context>
    <name>vitrine::HistogramView</name>
    <message>
        <location filename="../../widgets/inspector/HistogramView.cpp" line="+33"/>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Count</source>
        <translation>个数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <location line="+47"/>
        <source>%1: %2 values from %3 to %4</source>
        <translation>%1：%3 到 %4 之间有 %2 个</translation>
    </message>
</context>
<context>
    <name>vitrine::HistogramsView</name>
    <message>
        <location filename="../../widgets/training/HistogramsView.cpp" line="+151"/>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Gradients</source>
        <translation>梯度</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Activations</source>
        <translation>激活值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The numbers of a learnable tensor</source>
        <translation>一个可学习张量中的数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>∂Loss/∂weight at single steps</source>
        <translation>单步的 ∂Loss/∂weight</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What a layer answers to 64 samples of the validation</source>
        <translation>一层对 64 个验证样本的输出</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>What is shown</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Weights, gradients or activations</source>
        <translation>权重、梯度或激活值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ridges</source>
        <translation>山脊</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Map</source>
        <translation>热图</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A histogram behind the other, the newest in front</source>
        <translation>直方图前后错开，最新的在最前</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Epochs to the right, values upwards; the brighter, the more numbers</source>
        <translation>向右为轮，向上为值；越亮数越多</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Logarithmic</source>
        <translation>对数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Logarithmic counts: shows what few numbers have, beside what most have</source>
        <translation>对数计数：同时看出少数与多数的取值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Which layer is shown</source>
        <translation>显示哪一层</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Histograms over time</source>
        <translation>直方图随时间的变化</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Histograms come while a network trains. Of very large networks activations are not looked at.</source>
        <translation>训练时会出现直方图。对很大的网络不采集激活值。</translation>
    </message>
</context>
<context>
    <name>vitrine::History</name>
    <message>
        <location filename="../../app/studio/History.cpp" line="+22"/>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Drawing</source>
        <translation>手写</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Fit</source>
        <translation>适配</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
</context>
<context>
    <name>vitrine::HistoryView</name>
    <message>
        <location filename="../../app/studio/HistoryView.cpp" line="+51"/>
        <source>Steps that can be undone</source>
        <translation>可以撤销的步骤</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All steps so far; a click goes there. A disk marks where the network was saved.</source>
        <translation>至今的所有步骤；点击即可跳转。磁盘图标标出保存网络的位置。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>As it was opened</source>
        <translation>打开时的样子</translation>
    </message>
</context>
<context>
    <name>vitrine::HyperparameterField</name>
    <message>
        <location filename="../../widgets/optimizers/HyperparameterField.cpp" line="+80"/>
        <source>%1: %2
On the command line: %3</source>
        <translation>%1：%2
命令行中的名称：%3</translation>
    </message>
</context>
<context>
    <name>vitrine::HyperparameterForm</name>
    <message>
        <location filename="../../widgets/training/HyperparameterForm.cpp" line="+24"/>
        <source>Rate %1</source>
        <translation>学习率 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Decay %1</source>
        <translation>衰减 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Momentum %1</source>
        <translation>动量 %1</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1
%2; usual: %3; from %4 to %5</source>
        <translation>%1
%2；常用值 %3；范围 %4 到 %5</translation>
    </message>
</context>
<context>
    <name>vitrine::InputPanel</name>
    <message>
        <location filename="../../widgets/input/InputPanel.cpp" line="+43"/>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Drawing</source>
        <translation>手写</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1, frame %2</source>
        <translation>%1，第 %2 帧</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <location line="+169"/>
        <source>This network takes no picture.</source>
        <translation>这个网络不接受图片。</translation>
    </message>
    <message>
        <location line="+48"/>
        <source>Loss %1</source>
        <translation>损失 %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Loss %1, against the class it answers</source>
        <translation>损失 %1，以它回答的类别为目标</translation>
    </message>
    <message>
        <location line="+6"/>
        <location line="+6"/>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>Draw</source>
        <translation>手写</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show the network a picture</source>
        <translation>给网络看一张图片</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Draw a digit with the mouse</source>
        <translation>用鼠标写一个数字</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show the network a video, or what a camera sees</source>
        <translation>让网络看视频或摄像头画面</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The picture; the dashed frame is what the network sees. Click to open another, or drop one anywhere.</source>
        <translation>图片；虚线框是网络看到的部分。点击打开另一张，或拖放到任意处。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open a picture, a network or weights</source>
        <translation>打开图片、网络或权重</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Previous picture of the set</source>
        <translation>数据集的上一张</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Next picture of the set</source>
        <translation>数据集的下一张</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <location line="-14"/>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Take back the last stroke</source>
        <translation>撤销上一笔</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+1"/>
        <source>Brush size</source>
        <translation>笔画粗细</translation>
    </message>
    <message>
        <location line="-15"/>
        <source>Change single pixels of what the network gets</source>
        <translation>逐个修改网络实际接收的像素</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
</context>
<context>
    <name>vitrine::InsideBar</name>
    <message>
        <location filename="../../widgets/builder/InsideBar.cpp" line="+102"/>
        <location line="+78"/>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <location line="-78"/>
        <source>Back to the network (Ctrl+Up leads out one stage)</source>
        <translation>回到网络（Ctrl+Up 返回上一层）</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>What is shown: the inside of %1</source>
        <translation>当前显示：%1 的内部</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Back to the inside of %1</source>
        <translation>回到 %1 的内部</translation>
    </message>
    <message>
        <location line="+85"/>
        <source>What is between</source>
        <translation>中间各层</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show Parameters</source>
        <translation>显示参数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Replace by Its Parts</source>
        <translation>用组成部分替换</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Puts the parts in its place as ordinary blocks, with the same weights; can be undone</source>
        <translation>用普通模块代替它，权重不变；可撤销</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Made by the parameters of %1; weights can be edited here, the structure can&apos;t</source>
        <translation>由 %1 的参数决定；此处可以编辑权重，不能编辑结构</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The parameters of %1, which make what is inside</source>
        <translation>%1 的参数，内部结构由它们决定</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What is inside of %1 (%2) is made by its parameters, so it can&apos;t be edited here: change the parameters, or replace the block by its parts, which are blocks like any other.</source>
        <translation>%1（%2）的内部由其参数决定，因此不能在此编辑：请更改参数，或用组成部分替换该模块，它们就成为普通模块。</translation>
    </message>
</context>
<context>
    <name>vitrine::InsideDesk</name>
    <message>
        <location filename="../../app/studio/InsideDesk.cpp" line="+185"/>
        <source>Replace by Its Parts</source>
        <translation>用组成部分替换</translation>
    </message>
</context>
<context>
    <name>vitrine::InspectorPanel</name>
    <message>
        <location filename="../../widgets/inspector/InspectorPages.cpp" line="+75"/>
        <location line="+46"/>
        <location filename="../../widgets/inspector/InspectorPanel.cpp" line="+93"/>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <location filename="../../widgets/inspector/InspectorPanel.cpp" line="+0"/>
        <source>Every channel of the output, and the gradient of the loss with respect to it</source>
        <translation>输出的每个通道，以及损失对它的梯度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Kernels and other learned numbers, and their gradients</source>
        <translation>卷积核等学到的数值，及其梯度</translation>
    </message>
    <message>
        <location filename="../../widgets/inspector/InspectorPages.cpp" line="-37"/>
        <location line="+39"/>
        <location filename="../../widgets/inspector/InspectorPanel.cpp" line="+1"/>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <location filename="../../widgets/inspector/InspectorPanel.cpp" line="+1"/>
        <source>What comes in, and the gradient that goes back: that of the tensor that comes in, added up over all blocks that it feeds</source>
        <translation>进入的张量，以及回传的梯度：即该输入张量的梯度，对它所供给的所有模块求和</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Least, greatest, mean, spread and histogram of every tensor of this block</source>
        <translation>本模块每个张量的最小、最大、均值、离散程度与直方图</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Batch and running statistics, γ and β, the distribution before and after</source>
        <translation>批统计量与滑动统计量、γ 与 β、前后的分布</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Block</source>
        <translation>模块</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>What this block is: formula, shapes, parameters, parts</source>
        <translation>模块说明：公式、形状、参数、组成</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Norm</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Which output</source>
        <translation>哪个输出</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Which input</source>
        <translation>哪个输入</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Which parameter or buffer</source>
        <translation>哪个参数或缓冲</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Pages of the block</source>
        <translation>模块的各页</translation>
    </message>
    <message>
        <location line="+95"/>
        <source>Nothing is selected</source>
        <translation>未选择任何模块</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Click a block to see inside.</source>
        <translation>点击一个模块查看其内部。</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>It has not been run yet.</source>
        <translation>尚未运行。</translation>
    </message>
    <message>
        <location line="+40"/>
        <source>Output %1: %2</source>
        <translation>输出 %1：%2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Input %1: %2, from %3</source>
        <translation>输入 %1：%2，来自 %3</translation>
    </message>
    <message>
        <location line="+52"/>
        <source>Forward and backward done at this step</source>
        <translation>到这一步，前向与反向均已完成</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Forward done; the loss does not depend on it</source>
        <translation>前向已完成；损失不依赖于它</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Forward done, backward not yet at this step</source>
        <translation>到这一步，前向已完成，反向尚未进行</translation>
    </message>
    <message>
        <location filename="../../widgets/inspector/InspectorPages.cpp" line="-96"/>
        <source>%1: what the change made of it</source>
        <translation>%1：修改带来的变化</translation>
    </message>
    <message>
        <location line="+11"/>
        <location line="+18"/>
        <location line="+50"/>
        <location filename="../../widgets/inspector/InspectorPanel.cpp" line="+1"/>
        <source>Not computed yet at this step</source>
        <translation>到这一步尚未计算</translation>
    </message>
    <message>
        <location line="-52"/>
        <location line="+49"/>
        <source>This run had no backward pass</source>
        <translation>本次运行没有反向传播</translation>
    </message>
    <message>
        <location line="-48"/>
        <location line="+50"/>
        <source>No gradient reaches this tensor</source>
        <translation>没有梯度传到该张量</translation>
    </message>
    <message>
        <location line="-30"/>
        <location line="+57"/>
        <source>∂Loss/∂output</source>
        <translation>∂Loss/∂输出</translation>
    </message>
    <message>
        <location line="-36"/>
        <source>The run has no such weight</source>
        <translation>本次运行没有这个权重</translation>
    </message>
    <message>
        <location line="+5"/>
        <location line="+36"/>
        <source>∂Loss/∂%1</source>
        <translation>∂Loss/∂%1</translation>
    </message>
    <message>
        <location line="-33"/>
        <source>A buffer: it is not learned by gradients</source>
        <translation>缓冲：不由梯度学习</translation>
    </message>
    <message>
        <location line="-20"/>
        <location line="+50"/>
        <source>∂Loss/∂input</source>
        <translation>∂Loss/∂输入</translation>
    </message>
</context>
<context>
    <name>vitrine::IterationStrip</name>
    <message>
        <location filename="../../widgets/stepping/IterationStrip.cpp" line="+32"/>
        <source>Iterations</source>
        <translation>迭代</translation>
    </message>
    <message>
        <location line="+98"/>
        <source>kept in memory</source>
        <translation>保留在内存中</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>would be computed again, with the same bits</source>
        <translation>需要时重新计算，逐位相同</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Iteration %1: loss %2, after the step %3; length of the gradient %4; learning rate %5; %6</source>
        <translation>第 %1 次迭代：损失 %2，更新后 %3；梯度长度 %4；学习率 %5；%6</translation>
    </message>
</context>
<context>
    <name>vitrine::KernelTools</name>
    <message>
        <location filename="../../widgets/ripple/KernelTools.cpp" line="+31"/>
        <source>Identity</source>
        <translation>恒等</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Blur (box)</source>
        <translation>模糊（均值）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Blur (Gaussian)</source>
        <translation>模糊（高斯）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Edges, left to right (Sobel)</source>
        <translation>左右方向边缘（Sobel）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Edges, top to bottom (Sobel)</source>
        <translation>上下方向边缘（Sobel）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Edges, all around (Laplacian)</source>
        <translation>各方向边缘（拉普拉斯）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sharpen</source>
        <translation>锐化</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Emboss</source>
        <translation>浮雕</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nothing (zeros)</source>
        <translation>清空（全零）</translation>
    </message>
    <message>
        <location line="+153"/>
        <source>Put In %1</source>
        <translation>填入%1</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Out </source>
        <translation>输出 </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Output channel whose kernel is shown</source>
        <translation>显示哪个输出通道的卷积核</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>In </source>
        <translation>输入 </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Input channel that the kernel looks at</source>
        <translation>该卷积核作用于哪个输入通道</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Put in…</source>
        <translation>填入…</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A well-known kernel in place of this one</source>
        <translation>用一个常见的卷积核替换当前卷积核</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All inputs</source>
        <translation>所有输入</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Put the kernel in for all input channels of this output channel</source>
        <translation>对该输出通道的所有输入通道都填入此卷积核</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Draw</source>
        <translation>涂画</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Paint cells of the kernel with the value below</source>
        <translation>用下方的数值涂画卷积核的单元格</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The value that is painted</source>
        <translation>涂画所用的数值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
</context>
<context>
    <name>vitrine::LabDesk</name>
    <message>
        <location filename="../../app/studio/LabDesk.cpp" line="+34"/>
        <source>Nothing has run yet, so there is no laboratory to open</source>
        <translation>还没有运行过，因此没有可打开的实验室</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 has not run, so it has no laboratory: connect it to what runs</source>
        <translation>%1 没有运行过，因此没有实验室：请把它连接到正在运行的部分</translation>
    </message>
</context>
<context>
    <name>vitrine::LabForm</name>
    <message>
        <location filename="../../widgets/labs/board/LabForm.cpp" line="+123"/>
        <source>The same in all dimensions</source>
        <translation>各维相同</translation>
    </message>
</context>
<context>
    <name>vitrine::LabStage</name>
    <message>
        <location filename="../../widgets/labs/LabStage.cpp" line="+132"/>
        <source>Laboratory</source>
        <translation>实验室</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Back to the network (Esc)</source>
        <translation>返回网络 (Esc)</translation>
    </message>
</context>
<context>
    <name>vitrine::LandscapeDesk</name>
    <message>
        <location filename="../../app/studio/LandscapeDesk.cpp" line="+9"/>
        <source>The weights at (%1, %2) of the landscape</source>
        <translation>景观中 (%1, %2) 处的权重</translation>
    </message>
</context>
<context>
    <name>vitrine::LandscapeForm</name>
    <message>
        <location filename="../../widgets/landscape/LandscapeForm.cpp" line="+123"/>
        <source>At each place batch norm takes mean and variance of the samples themselves, as in training. The network&apos;s own statistics stay as they are.</source>
        <translation>在每个位置，批归一化都用这些样本自身的均值和方差，与训练时相同。网络自己的统计量保持不变。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Mean and variance are those that training left behind. The farther the weights are from there, the less they fit, and the loss rises for that reason too.</source>
        <translation>均值和方差是训练留下的。权重离那里越远，它们就越不合适，损失也会因此升高。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Directions</source>
        <translation>方向</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Along the path (PCA)</source>
        <translation>沿路径（PCA）</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>From start to end</source>
        <translation>从起点到终点</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Two random directions, filter by filter as long as the weights (Li et al. 2018)</source>
        <translation>两个随机方向，每个滤波器上都与权重等长（Li 等，2018）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The two principal components of the path that training took</source>
        <translation>训练路径的前两个主成分</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>One direction: the straight line from the first weights of the path to the last</source>
        <translation>一个方向：从路径最初的权重到最后的权重的直线</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Which way to look from the weights, in a space of as many dimensions as there are weights</source>
        <translation>从权重出发朝哪个方向看；权重有多少个，空间就有多少维</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The same seed gives the same directions</source>
        <translation>种子相同，方向就相同</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Range ±</source>
        <translation>范围 ±</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How far to go. At 1 each filter has been changed by as much as it is long</source>
        <translation>走多远。到 1 处，每个滤波器的变化量等于它自身的长度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Biases and norms too</source>
        <translation>包括偏置和归一化</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Otherwise they stay as they are, as in the paper</source>
        <translation>否则它们保持不变，与论文相同</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Loss on</source>
        <translation>损失取自</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Validation</source>
        <translation>验证数据</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Training data</source>
        <translation>训练数据</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The part of the data that Training is set to</source>
        <translation>“训练”所选数据中的哪一部分</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Samples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The same ones at each place; the more, the slower and the smoother</source>
        <translation>每个位置都用相同的样本；越多越慢，也越平滑</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>At how many places the loss is computed</source>
        <translation>在多少个位置计算损失</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Batch norm</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>As trained</source>
        <translation>训练所得</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Of the samples</source>
        <translation>取自样本</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Which mean and variance batch norm takes</source>
        <translation>批归一化用哪种均值和方差</translation>
    </message>
</context>
<context>
    <name>vitrine::LandscapeLegend</name>
    <message>
        <location filename="../../widgets/landscape/LandscapeLegend.cpp" line="+27"/>
        <source>Paths</source>
        <translation>路径</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Coloured ring: where it began. Disc: where it is. Black ring: the network shown. Cross: the chosen place.</source>
        <translation>彩色圆环：起点。圆点：当前位置。黑色圆环：当前网络。十字：所选位置。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Ring: where all began. Disc: where each ended.</source>
        <translation>圆环：共同的起点。圆点：各自的终点。</translation>
    </message>
</context>
<context>
    <name>vitrine::LandscapeLine</name>
    <message>
        <location filename="../../widgets/landscape/LandscapeLine.cpp" line="+51"/>
        <location line="+3"/>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <location line="-2"/>
        <location line="+3"/>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>From the first weights (0) to the last (1)</source>
        <translation>从最初的权重（0）到最后的权重（1）</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Loss along the line from start to end</source>
        <translation>从起点到终点直线上的损失</translation>
    </message>
</context>
<context>
    <name>vitrine::LandscapeMap</name>
    <message>
        <location filename="../../widgets/landscape/LandscapeMap.cpp" line="+48"/>
        <source>Loss landscape from above</source>
        <translation>损失景观俯视图</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Click: choose a place. Drag: move the view. Wheel: zoom. Shift and arrow keys move the chosen place, Return loads its weights.</source>
        <translation>单击：选择位置。拖动：移动视图。滚轮：缩放。Shift 加方向键移动所选位置，回车载入该处的权重。</translation>
    </message>
    <message>
        <location line="+104"/>
        <source>%1, step %2: %3 beside the plane</source>
        <translation>%1，第 %2 步：偏离平面 %3</translation>
    </message>
    <message>
        <location filename="../../widgets/landscape/LandscapeMapPaint.cpp" line="+42"/>
        <location line="+23"/>
        <source>Loss, log</source>
        <translation>损失（对数）</translation>
    </message>
    <message>
        <location line="-23"/>
        <location line="+23"/>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
</context>
<context>
    <name>vitrine::LandscapePanel</name>
    <message>
        <location filename="../../widgets/landscape/LandscapePanel.cpp" line="+243"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Compute</source>
        <translation>计算</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stop; what has been computed stays</source>
        <translation>停止；已算出的部分保留</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Compute the loss around the network&apos;s weights</source>
        <translation>计算网络权重周围的损失</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>In the middle: loss %1</source>
        <translation>中心处：损失 %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>At the start: loss %1</source>
        <translation>起点处：损失 %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>at the end %1</source>
        <translation>终点处 %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>curvature %1 and %2</source>
        <translation>曲率 %1 和 %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 samples</source>
        <translation>%1 个样本</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>the plane holds %1 of the path</source>
        <translation>平面包含路径的 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>the network shown is %1 beside it</source>
        <translation>当前网络偏离平面 %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Curvature: the second derivative of the loss along the two directions, by finite differences. The higher, the sharper the place. The plane is all that can be seen; distances beside it are lengths in the space of all weights.</source>
        <translation>曲率：损失沿两个方向的二阶导数，由有限差分求得；越大，该处越尖锐。能看到的只有这个平面；偏离平面的距离是全部权重空间中的长度。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Contours</source>
        <translation>等高线</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>3-D</source>
        <translation>三维</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>From above, with lines of equal loss</source>
        <translation>俯视，带等损失线</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>As a landscape</source>
        <translation>立体地形</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Log heights</source>
        <translation>对数高度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>More colours and lines near the lowest place</source>
        <translation>在最低处附近用更多颜色和等高线</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Load these weights</source>
        <translation>载入这些权重</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Give the network the weights at the chosen place; undo brings the others back</source>
        <translation>让网络使用所选位置的权重；撤销可恢复原来的</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy or save the picture and the numbers</source>
        <translation>复制或保存图像和数值</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Computing the landscape</source>
        <translation>正在计算景观</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Compute shows the loss of this network for other weights than it has: on a plane through its weights, along two directions. After training, the path that the optimizer took is drawn on it.</source>
        <translation>“计算”显示此网络在其他权重处的损失：在经过当前权重、沿两个方向展开的平面上。训练之后，优化器走过的路径会画在上面。</translation>
    </message>
</context>
<context>
    <name>vitrine::LandscapeSolid</name>
    <message>
        <location filename="../../widgets/landscape/LandscapeSolid.cpp" line="+16"/>
        <source>Loss landscape in three dimensions</source>
        <translation>三维损失景观</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A drag, or Shift with the arrow keys, turns it; the wheel zooms; a double click goes back.</source>
        <translation>拖动，或按 Shift 加方向键可旋转；滚轮缩放；双击还原。</translation>
    </message>
</context>
<context>
    <name>vitrine::LayerHeader</name>
    <message>
        <location filename="../../widgets/playground/LayerHeader.cpp" line="+78"/>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Activation of layer %1</source>
        <translation>%1 层的激活函数</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>One neuron fewer in layer %1</source>
        <translation>%1 层减少一个神经元</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>One neuron more in layer %1; the others keep their weights</source>
        <translation>%1 层增加一个神经元；其余的保留权重</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Remove layer %1</source>
        <translation>删除 %1 层</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Neurons of layer %1</source>
        <translation>%1 层的神经元数</translation>
    </message>
</context>
<context>
    <name>vitrine::LayersBar</name>
    <message>
        <location filename="../../widgets/optimizers/LayersBar.cpp" line="+59"/>
        <source>trails</source>
        <translation>轨迹</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The paths up to the present step</source>
        <translation>到当前步为止的路径</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>last try</source>
        <translation>上一次</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The paths before the last new start, faint</source>
        <translation>更换起点之前的路径，以淡色显示</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>contours</source>
        <translation>等高线</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Lines of equal height, evenly spaced on the scale of the colours</source>
        <translation>高度相等的线，在颜色标度上等距</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>−gradient</source>
        <translation>负梯度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Straight downhill from the selected competitor, with noise where there is some; its length grows with the logarithm of the slope</source>
        <translation>选中参赛者处的最陡下降方向（若有噪声则包含噪声）；长度随坡度的对数增长</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Along what the selected competitor remembers: v, or against s; its length grows with the logarithm</source>
        <translation>选中参赛者记住的方向：沿 v，或逆着 s；长度按对数增长</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Where the selected competitor goes next, true to scale</source>
        <translation>选中参赛者下一步的去向，按真实比例</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>25 starts</source>
        <translation>25 个起点</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The selected competitor from a grid of 5 × 5 starts (F)</source>
        <translation>选中的参赛者从 5 × 5 网格的各点出发（F）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>log heights</source>
        <translation>对数高度</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>More colours and lines near the lowest place</source>
        <translation>在最低处附近分出更多颜色和等高线</translation>
    </message>
</context>
<context>
    <name>vitrine::LayersModel</name>
    <message>
        <location filename="../../widgets/training/LayersView.cpp" line="+87"/>
        <source>%1: %2 = %3</source>
        <translation>%1：%2 = %3</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Tensor</source>
        <translation>张量</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Weights ‖w‖</source>
        <translation>权重 ‖w‖</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Gradient ‖g‖</source>
        <translation>梯度 ‖g‖</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Step ‖Δw‖ / ‖w‖</source>
        <translation>更新比 ‖Δw‖ / ‖w‖</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Learnable tensors, in the order of the network</source>
        <translation>可学习的张量，按网络中的顺序</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Length of the weights</source>
        <translation>权重的长度（范数）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Length of the gradient; logarithmic</source>
        <translation>梯度的长度（范数），对数坐标</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Length of a step, relative to the weights; logarithmic. The dotted line is 0.001, about what it is where the learning rate is right</source>
        <translation>一步更新相对于权重的长度，对数坐标。虚线为 0.001，学习率合适时大致如此</translation>
    </message>
</context>
<context>
    <name>vitrine::LayersPanel</name>
    <message>
        <location filename="../../widgets/detection/LayersPanel.cpp" line="+62"/>
        <source>Over the picture</source>
        <translation>叠加在图片上</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Suppressed boxes</source>
        <translation>被抑制的框</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Boxes that overlap a better one too much, with the reason (G)</source>
        <translation>与更好的框重叠过多的框及其原因（G）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All candidates</source>
        <translation>所有候选框</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Every box whose score passes the confidence threshold (C)</source>
        <translation>得分超过置信度阈值的每一个框（C）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The network&apos;s input</source>
        <translation>网络输入范围</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The border of what the network sees; beyond the picture it is filled with grey (114)</source>
        <translation>网络所见范围的边框；图片之外以灰色（114）填充</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No map</source>
        <translation>无热图</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Map of objectness</source>
        <translation>目标置信度热图</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Map of the best class</source>
        <translation>最佳类别热图</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Map of the score</source>
        <translation>得分热图</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>What one of the three heads says of every cell. Score = objectness × score of the best class</source>
        <translation>三个检测头之一对每个网格单元的输出。得分 = 目标置信度 × 最佳类别得分</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Map over the picture</source>
        <translation>叠加的热图</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stride 8</source>
        <translation>步幅 8</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cells of 8 × 8 pixels: small things</source>
        <translation>8 × 8 像素的单元：小物体</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Cells of 16 × 16 pixels: middling things</source>
        <translation>16 × 16 像素的单元：中等物体</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cells of 32 × 32 pixels: large things</source>
        <translation>32 × 32 像素的单元：大物体</translation>
    </message>
</context>
<context>
    <name>vitrine::LayersView</name>
    <message>
        <location filename="../../widgets/training/LayersView.cpp" line="+35"/>
        <source>Tensors of the network</source>
        <translation>网络的张量</translation>
    </message>
</context>
<context>
    <name>vitrine::LinearBoard</name>
    <message>
        <location filename="../../widgets/labs/linear/LinearBoard.cpp" line="+61"/>
        <source>The matrix product</source>
        <translation>矩阵乘积</translation>
    </message>
    <message>
        <location line="+136"/>
        <source>x, %1 × %2</source>
        <translation>x，%1 × %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>w, %1 × %2</source>
        <translation>w，%1 × %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>+ b</source>
        <translation>+ b</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>= y</source>
        <translation>= y</translation>
    </message>
    <message>
        <location line="+88"/>
        <source>not computed yet</source>
        <translation>尚未计算</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>x[%1, %2] = %3
Goes into every output, by column %2 of w</source>
        <translation>x[%1, %2] = %3
经 w 的第 %2 列进入每个输出</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>w[%1, %2] = %3</source>
        <translation>w[%1, %2] = %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>b[%1] = %2</source>
        <translation>b[%1] = %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>y[%1, %2] = %3</source>
        <translation>y[%1, %2] = %3</translation>
    </message>
</context>
<context>
    <name>vitrine::LinearLab</name>
    <message>
        <location filename="../../widgets/labs/linear/LinearLab.cpp" line="+35"/>
        <source>Outputs</source>
        <translation>输出数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>out_features: number of rows of the matrix, of neurons</source>
        <translation>out_features：矩阵的行数，即神经元数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>bias: a learnable number for each output</source>
        <translation>bias：每个输出一个可学习的数</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>y = x·wᵀ + b
Parameters: %1
MACs: %2</source>
        <translation>y = x·wᵀ + b
参数：%1
乘加：%2</translation>
    </message>
</context>
<context>
    <name>vitrine::LinearView</name>
    <message>
        <location filename="../../widgets/labs/linear/LinearView.cpp" line="+89"/>
        <location line="+8"/>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Largest products first</source>
        <translation>最大乘积在前</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What the number owes most to comes first</source>
        <translation>对该数贡献最大的排在最前</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Colours of x</source>
        <translation>x 的颜色</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Colours of w</source>
        <translation>w 的颜色</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Product</source>
        <translation>乘积</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A step is a number of the output</source>
        <translation>一步是输出的一个数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>A step is one product of the sum</source>
        <translation>一步是和中的一个乘积</translation>
    </message>
    <message>
        <location line="+105"/>
        <source>Input %1: w·x = %2 · %3 = %4</source>
        <translation>输入 %1：w·x = %2 · %3 = %4</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Being computed…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>y%1 so far: %2 = %3 (%4 of %5 products)</source>
        <translation>y%1 至此：%2 = %3（第 %4 个乘积，共 %5 个）</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>y%1 = %2 = %3. Products: %4. The network computed %5.</source>
        <translation>y%1 = %2 = %3。乘积数：%4。网络算得 %5。</translation>
    </message>
</context>
<context>
    <name>vitrine::LiveDesk</name>
    <message>
        <location filename="../../app/studio/LiveDesk.cpp" line="-50"/>
        <source>%1 has ended; its last frame stays. F plays it again.</source>
        <translation>%1 已播完，停在最后一帧。按 F 重新播放。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The source gives no pictures.</source>
        <translation>视频源没有画面。</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>Open a Video</source>
        <translation>打开视频</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Videos (%1)</source>
        <translation>视频 (%1)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All files (%1)</source>
        <translation>所有文件 (%1)</translation>
    </message>
    <message>
        <location line="+130"/>
        <source>Frozen: %1. F goes on.</source>
        <translation>已冻结：%1。按 F 继续。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1, frame %2</source>
        <translation>%1，第 %2 帧</translation>
    </message>
</context>
<context>
    <name>vitrine::LivePage</name>
    <message>
        <location filename="../../widgets/input/LivePage.cpp" line="+87"/>
        <source>Freeze the frame (F)</source>
        <translation>冻结当前帧 (F)</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Go on (F)</source>
        <translation>继续 (F)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Keep this frame, to be stepped through, edited and explained</source>
        <translation>留住这一帧，以便单步执行、编辑和解释</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show the network the frames that come</source>
        <translation>让网络看接下来的各帧</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Open a video, or drop one onto the window; or take a camera.</source>
        <translation>打开视频或把视频拖入窗口，也可使用摄像头。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Live: the forward pass alone. What needs a fixed picture freezes the frame by itself.</source>
        <translation>实时：只做前向传播。需要固定图片的操作会自动冻结当前帧。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Frozen: a picture as any other, with its backward pass.</source>
        <translation>已冻结：与其他图片一样，也有反向传播。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The frame; the dashed frame is what the network sees. Click to open a video.</source>
        <translation>当前帧；虚线框是网络看到的部分。点击打开视频。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Video…</source>
        <translation>视频…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show the network a video</source>
        <translation>让网络看视频</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Camera…</source>
        <translation>摄像头…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show the network what a camera sees</source>
        <translation>让网络看摄像头画面</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Close the video or the camera; the last frame stays</source>
        <translation>关闭视频或摄像头；最后一帧保留</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Mirror</source>
        <translation>镜像</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Exchange left and right, as a mirror does</source>
        <translation>像镜子一样左右翻转</translation>
    </message>
</context>
<context>
    <name>vitrine::LossStage</name>
    <message>
        <location filename="../../widgets/labs/loss/LossStage.cpp" line="+168"/>
        <source>This run has no target to compare with, or its answers are not finite numbers.</source>
        <translation>本次运行没有可比较的目标，或其输出不是有限的数。</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>Move: %1</source>
        <translation>移动：%1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Target: %1</source>
        <translation>目标：%1</translation>
    </message>
    <message>
        <location line="+106"/>
        <source>Probability of %1</source>
        <translation>%1 的概率</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Answer for %1</source>
        <translation>%1 的输出</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Moves the prediction; a click on the plot does too</source>
        <translation>移动预测值；在图上单击也可以</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Tangent</source>
        <translation>切线</translation>
    </message>
    <message>
        <location line="+54"/>
        <source>Losses over one number of the prediction</source>
        <translation>损失随预测中一个数的变化</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Probability p of %1</source>
        <translation>%1 的概率 p</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What the network answers for %1</source>
        <translation>网络对 %1 的输出</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Loss L</source>
        <translation>损失 L</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Class “%1”</source>
        <translation>类别“%1”</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Output %1</source>
        <translation>输出 %1</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>%1 gives L = %2 with slope %3.</source>
        <translation>%1 得 L = %2，斜率 %3。</translation>
    </message>
    <message>
        <location line="-29"/>
        <source>%1 has the probability %2; its target is %3.</source>
        <translation>%1 的概率为 %2；目标为 %3。</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>Its tangent is flat: this number gets no gradient.</source>
        <translation>切线是平的：这个数得不到梯度。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Gradient descent goes downhill: it makes this number larger.</source>
        <translation>梯度下降往低处走：它使这个数变大。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Gradient descent goes downhill: it makes this number smaller.</source>
        <translation>梯度下降往低处走：它使这个数变小。</translation>
    </message>
    <message>
        <location line="-29"/>
        <source>%1 is %2; its target is %3.</source>
        <translation>%1 为 %2；目标为 %3。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 has the score %2, of which softmax makes the probability %3; its target is %4.</source>
        <translation>%1 的得分为 %2，经 softmax 得到概率 %3；目标为 %4。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 has the score %2, of which the sigmoid makes the probability %3; its target is %4.</source>
        <translation>%1 的得分为 %2，经 sigmoid 得到概率 %3；目标为 %4。</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>Each curve is the loss of the whole sample, as though that loss stood at the network&apos;s end.</source>
        <translation>每条曲线都是整个样本的损失，仿佛网络末端用的就是这种损失。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>What the network answers</source>
        <translation>网络的输出</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>One probability</source>
        <translation>单个概率</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Over a number as the network answers it; the others stay</source>
        <translation>横轴为网络输出的一个数，其余不变</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Over the probability of one class alone, from 0 to 1</source>
        <translation>横轴为单独一个类别的概率，从 0 到 1</translation>
    </message>
    <message>
        <location line="-30"/>
        <source>%1 has no value: it wants one right class, and the target here is none.</source>
        <translation>%1 没有值：它需要一个正确类别，而这里的目标不是类别。</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>As in the run</source>
        <translation>与运行一致</translation>
    </message>
    <message>
        <location line="-30"/>
        <source>%1 has no value: it takes probabilities from 0 to 1, and these answers are scores.</source>
        <translation>%1 没有值：它只接受 0 到 1 的概率，而这里的输出是得分。</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>Back to the network&apos;s prediction and its target</source>
        <translation>恢复网络的预测及其目标</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Which number is moved</source>
        <translation>移动哪一个数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Which class is right</source>
        <translation>哪个类别是正确的</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Huber&apos;s δ</source>
        <translation>Huber 的 δ</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Where Huber turns from squared to straight; the run&apos;s own loss keeps its own</source>
        <translation>Huber 由平方变为直线之处；运行自身的损失保持自己的值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Focal&apos;s γ</source>
        <translation>Focal 的 γ</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>How little easy examples count; the run&apos;s own loss keeps its own</source>
        <translation>容易的样本少算多少；运行自身的损失保持自己的值</translation>
    </message>
</context>
<context>
    <name>vitrine::LossTable</name>
    <message>
        <location filename="../../widgets/labs/loss/LossTable.cpp" line="+23"/>
        <source>This loss does not take such numbers</source>
        <translation>这种损失不接受这样的数</translation>
    </message>
    <message>
        <location line="+34"/>
        <source>Cross-entropy (CE)</source>
        <translation>交叉熵（CE）</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Binary cross-entropy (BCE)</source>
        <translation>二元交叉熵（BCE）</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>BCE with logits</source>
        <translation>带 logits 的 BCE</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Squared (MSE)</source>
        <translation>平方误差（MSE）</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Absolute (L1)</source>
        <translation>绝对误差（L1）</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Huber</source>
        <translation>Huber</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Focal</source>
        <translation>Focal</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Losses at this prediction</source>
        <translation>此预测处的损失</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>∂L/∂x</source>
        <translation>∂L/∂x</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The box shows and hides its curve; the chosen one has its tangent. In bold: the loss of this run</source>
        <translation>复选框显示或隐藏其曲线；选中的一条画出切线。粗体：本次运行的损失</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Gradient by the number that is moved: the slope of the tangent</source>
        <translation>对被移动的数的梯度：切线的斜率</translation>
    </message>
</context>
<context>
    <name>vitrine::MainWindow</name>
    <message>
        <location filename="../../app/studio/MainWindow.cpp" line="+288"/>
        <source>Open %1 in the Detect room</source>
        <translation>在检测室中打开 %1</translation>
    </message>
    <message>
        <location line="+91"/>
        <source>%1 – Vitrine</source>
        <translation>%1 – Vitrine</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Vitrine</source>
        <translation>Vitrine</translation>
    </message>
    <message>
        <location line="+90"/>
        <source>Close the Studio</source>
        <translation>关闭工作室</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What is open could not be kept for the next start.</source>
        <translation>打开的内容无法保存到下次启动。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Close all the same</source>
        <translation>仍然关闭</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stay</source>
        <translation>不关闭</translation>
    </message>
</context>
<context>
    <name>vitrine::ManagerDialog</name>
    <message>
        <location filename="../../widgets/downloads/ManagerDialog.cpp" line="+28"/>
        <source>%1 s left</source>
        <translation>剩余 %1 秒</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 min left</source>
        <translation>剩余 %1 分钟</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>&amp;Use</source>
        <translation>使用(&amp;U)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Download</source>
        <translation>下载(&amp;D)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Cancel the download</source>
        <translation>取消下载(&amp;C)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Remove…</source>
        <translation>删除(&amp;R)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open the f&amp;older</source>
        <translation>打开文件夹(&amp;O)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location line="+113"/>
        <source>The folder is %1.</source>
        <translation>文件夹是 %1。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>verifying</source>
        <translation>正在校验</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>downloading %1 %</source>
        <translation>正在下载 %1 %</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>downloading %1</source>
        <translation>正在下载 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
</context>
<context>
    <name>vitrine::MemoryForm</name>
    <message>
        <location filename="../../widgets/stepping/MemoryForm.cpp" line="+47"/>
        <source>Memory for iterations</source>
        <translation>迭代可用内存</translation>
    </message>
    <message>
        <location line="+1"/>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What there is no room for is not lost: it is computed again from the checkpoint before it, with the same bits.</source>
        <translation>放不下的迭代不会丢失：会从之前的检查点重新计算，逐位相同。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Memory in use</source>
        <translation>已用内存</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>%1 of %2 iterations are kept in full (%3), and %4 checkpoints (%5)</source>
        <translation>共 %2 次迭代，完整保留 %1 次（%3），另有 %4 个检查点（%5）</translation>
    </message>
</context>
<context>
    <name>vitrine::Menus</name>
    <message>
        <location filename="../../app/studio/Menus.cpp" line="+131"/>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open &amp;Bundled Network</source>
        <translation>打开自带网络(&amp;B)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open &amp;Recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Input</source>
        <translation>输入(&amp;I)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Vi&amp;deo and Camera</source>
        <translation>视频与摄像头(&amp;D)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Fit</source>
        <translation>适配(&amp;F)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Train</source>
        <translation>训练(&amp;T)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Detect</source>
        <translation>检测(&amp;D)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Optimizers</source>
        <translation>优化器(&amp;O)</translation>
    </message>
    <message>
        <location line="-8"/>
        <source>E&amp;xport</source>
        <translation>导出(&amp;X)</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Panels</source>
        <translation>面板(&amp;P)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Heat Map</source>
        <translation>热图(&amp;H)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>vitrine::Minimap</name>
    <message>
        <location filename="../../widgets/builder/Minimap.cpp" line="+27"/>
        <source>Map of the network</source>
        <translation>网络缩略图</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The whole network: click or drag to go there</source>
        <translation>整个网络：单击或拖动可前往</translation>
    </message>
</context>
<context>
    <name>vitrine::ModeView</name>
    <message>
        <location filename="../../widgets/labs/batchnorm/ModeView.cpp" line="+71"/>
        <source>The batch is being computed</source>
        <translation>正在计算这一批</translation>
    </message>
    <message>
        <location line="+42"/>
        <source>Training: by the batch</source>
        <translation>训练：按批</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Evaluation: by the running statistics</source>
        <translation>评估：按滑动统计量</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Training − evaluation</source>
        <translation>训练 − 评估</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>The two differ by %1 at most, at %2, and by %3 on average, after %4 batches. Feed more of them under “Over time”, and evaluation comes closer to training.</source>
        <translation>%4 批之后，两者最多相差 %1（在 %2），平均相差 %3。在“随时间变化”页多输入几批，评估就更接近训练。</translation>
    </message>
</context>
<context>
    <name>vitrine::ModelDownloader</name>
    <message>
        <location filename="../../widgets/models/ModelDownloader.cpp" line="+23"/>
        <source>What the server sends does not begin as weights do.</source>
        <translation>服务器发来的内容开头不像权重文件。</translation>
    </message>
</context>
<context>
    <name>vitrine::ModelManagerDialog</name>
    <message>
        <location filename="../../widgets/models/ModelManagerDialog.cpp" line="+72"/>
        <source>Detection models</source>
        <translation>检测模型</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The official weights of YOLOX, published by &lt;a href=&quot;%1&quot;&gt;%2&lt;/a&gt; under %3, trained to find COCO&apos;s 80 classes. Nothing is fetched before you press Download; what arrives is checked and kept in %4.</source>
        <translation>YOLOX 的官方权重，由 &lt;a href=&quot;%1&quot;&gt;%2&lt;/a&gt; 以 %3 许可证发布，训练用于检测 COCO 的 80 个类别。按下“下载”之前不会联网；下载的文件经过校验，保存在 %4。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>AP</source>
        <translation>AP</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Side of the picture that it was evaluated with, in pixels</source>
        <translation>评估时所用图片的边长，单位像素</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Average precision on COCO val2017 at IoU 0.50 to 0.95, in percent, as its authors give it</source>
        <translation>作者给出的 COCO val2017 平均精度（IoU 0.50 至 0.95），百分比</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Published weights</source>
        <translation>已发布的权重</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open a &amp;file…</source>
        <translation>打开文件(&amp;F)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Weights of your own: .pth, .onnx or .safetensors</source>
        <translation>您自己的权重：.pth、.onnx 或 .safetensors</translation>
    </message>
    <message>
        <location line="+64"/>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The server tells it</source>
        <translation>由服务器告知</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>there, verified</source>
        <translation>已有，校验无误</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>there</source>
        <translation>已有</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>not there; a part is</source>
        <translation>没有；有一部分</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>not there</source>
        <translation>没有</translation>
    </message>
    <message>
        <location line="+60"/>
        <source>%1 is there. Its checksum was not known before; it is remembered from now on.</source>
        <translation>%1 已就绪。之前不知道它的校验和；从现在起会记住。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 is there and verified.</source>
        <translation>%1 已就绪，校验无误。</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>Remove the weights of %1 from the disk?</source>
        <translation>从磁盘删除 %1 的权重？</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Open weights</source>
        <translation>打开权重</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Weights (*.pth *.onnx *.safetensors);;All files (*)</source>
        <translation>权重 (*.pth *.onnx *.safetensors);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>vitrine::MoreForm</name>
    <message>
        <location filename="../../widgets/training/MoreForm.cpp" line="+44"/>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Adds L1 · Σ|w| to the loss: weights that help little become 0</source>
        <translation>在损失上加 L1 · Σ|w|：作用小的权重会变成 0</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Adds L2/2 · Σw² to the loss: weights stay small</source>
        <translation>在损失上加 L2/2 · Σw²：权重保持较小</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Clip norm</source>
        <translation>梯度上限</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>EMA</source>
        <translation>滑动平均</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>A longer gradient is shortened to this length. 0: never</source>
        <translation>更长的梯度会被缩短到这个长度。0：不限制</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Label noise</source>
        <translation>标签噪声</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Share of the training items that get a wrong label, the same ones in every epoch</source>
        <translation>被换成错误标签的训练样本比例，每轮都是同样的样本</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Decay of a moving average of the weights, which validates and is kept. 0: none</source>
        <translation>权重滑动平均的衰减率，验证和保存都用平均后的权重。0：不平均</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Early stop</source>
        <translation>提前停止</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stops after so many epochs without a better validation loss, and takes the best weights. 0: never</source>
        <translation>验证损失连续这么多轮没有变好就停止，并取最好的权重。0：不提前停止</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Of fresh weights, order, dropout, noise and augmentations: the same seed gives the same numbers</source>
        <translation>决定初始权重、样本顺序、dropout、噪声和增强：种子相同，数值就相同</translation>
    </message>
</context>
<context>
    <name>vitrine::NameField</name>
    <message>
        <location filename="../../widgets/builder/NameField.cpp" line="+16"/>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>vitrine::NetCompareDesk</name>
    <message>
        <location filename="../../app/studio/NetCompareDesk.cpp" line="-93"/>
        <source>Compare with this picture</source>
        <translation>与这张图片比较</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Nothing has run yet, so there is nothing to compare</source>
        <translation>还没有运行过，没有可比较的内容</translation>
    </message>
    <message>
        <location line="+52"/>
        <source>Compare with %1</source>
        <translation>与 %1 比较</translation>
    </message>
    <message>
        <location line="+87"/>
        <source>%1 of %2 tensors of the other side come from %3; the others are those of the open network</source>
        <translation>另一方的 %2 个张量中有 %1 个来自 %3；其余取自打开的网络</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>Compare with a File</source>
        <translation>与文件比较</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pictures, weights and networks (%1)</source>
        <translation>图片、权重和网络 (%1)</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Draw the Other Input</source>
        <translation>手绘另一个输入</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>vitrine::NetCompareMaps</name>
    <message>
        <location filename="../../widgets/compare/NetCompareMaps.cpp" line="+140"/>
        <source>Being computed</source>
        <translation>正在计算</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>This step is not part of the comparison</source>
        <translation>这一步不在比较之中</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>This side has no such block</source>
        <translation>这一侧没有这个模块</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>There is no output</source>
        <translation>没有输出</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is no gradient here</source>
        <translation>此处没有梯度</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No weight of this block has a gradient</source>
        <translation>该模块没有带梯度的权重</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>This block has no weights</source>
        <translation>此模块没有权重</translation>
    </message>
    <message>
        <location line="+80"/>
        <source>Point at a number to read it on both sides</source>
        <translation>指向一个数，即可读出两侧的值</translation>
    </message>
</context>
<context>
    <name>vitrine::NetCompareMenu</name>
    <message>
        <location filename="../../app/studio/NetCompareMenu.cpp" line="+34"/>
        <source>Another Input</source>
        <translation>另一个输入</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Other Weights</source>
        <translation>另一组权重</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Another Network</source>
        <translation>另一个网络</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>&amp;File…</source>
        <translation>文件(&amp;F)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A picture, weights of this network, or a network with its own weights</source>
        <translation>图片、此网络的权重，或自带权重的网络</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>&amp;Next Item of the Set</source>
        <translation>数据集的下一个样本(&amp;N)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Draw…</source>
        <translation>手绘(&amp;D)…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Picture from the Clipboard</source>
        <translation>剪贴板中的图片(&amp;P)</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>&amp;Bundled Weights</source>
        <translation>内置权重(&amp;B)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>F&amp;resh Weights</source>
        <translation>全新权重(&amp;R)</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Before This &amp;Training</source>
        <translation>本次训练之前(&amp;T)</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;Moments of the Run</source>
        <translation>训练过程中的时刻(&amp;M)</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Step %1, epoch %2</source>
        <translation>第 %1 步，第 %2 轮</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>As It Was &amp;Before</source>
        <translation>之前的状态(&amp;B)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Before “%1”</source>
        <translation>“%1”之前</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Tab “%1”</source>
        <translation>标签页“%1”</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Bundled &amp;Network</source>
        <translation>内置网络(&amp;N)</translation>
    </message>
</context>
<context>
    <name>vitrine::NetCompareModel</name>
    <message>
        <location filename="../../widgets/compare/NetCompareModel.cpp" line="+107"/>
        <source>%1 (only in A)</source>
        <translation>%1（仅 A 有）</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 (only in B)</source>
        <translation>%1（仅 B 有）</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>other shape</source>
        <translation>形状不同</translation>
    </message>
    <message>
        <location line="+54"/>
        <source>Block</source>
        <translation>模块</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Mean |A − B|</source>
        <translation>平均 |A − B|</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Largest |A − B|</source>
        <translation>最大 |A − B|</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Relative</source>
        <translation>相对差</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Blocks that belong together: those of the same name, then those of the same kind in order</source>
        <translation>相互对应的模块：先按同名，再按同类型依次对应</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Kind of the block</source>
        <translation>模块类型</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Σ|A − B| / n: how far a number lies apart on average</source>
        <translation>Σ|A − B| / n：每个数平均相差多少</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>max |A − B|: how far the numbers lie apart that differ most</source>
        <translation>max |A − B|：相差最大的数差多少</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>‖A − B‖ / max(‖A‖, ‖B‖): 0 % the same, 100 % as far apart as the longer one is long, 200 % opposite</source>
        <translation>‖A − B‖ / max(‖A‖, ‖B‖)：0 % 相同，100 % 相距等于较长者的长度，200 % 方向相反</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A·B / (‖A‖·‖B‖): 1 the same direction, 0 at right angles, −1 opposite</source>
        <translation>A·B / (‖A‖·‖B‖)：1 同向，0 垂直，−1 反向</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>The shapes differ, so nothing can be subtracted</source>
        <translation>形状不同，无法相减</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is nothing of this kind to compare</source>
        <translation>没有这类数值可比较</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Only one side has this block</source>
        <translation>只有一侧有这个模块</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Equal, number by number</source>
        <translation>逐个数都相等</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>mean |A − B| %1 · largest %2 · relative %3 · cosine %4</source>
        <translation>平均 |A − B| %1 · 最大 %2 · 相对差 %3 · 余弦 %4</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 places with NaN or Inf left out</source>
        <translation>略去 %1 处 NaN 或 Inf</translation>
    </message>
</context>
<context>
    <name>vitrine::NetCompareView</name>
    <message>
        <location filename="../../widgets/compare/NetCompareView.cpp" line="+223"/>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Back to the network (Esc)</source>
        <translation>返回网络 (Esc)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stop computing the other side</source>
        <translation>停止计算另一侧</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Swap</source>
        <translation>交换</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A and B change places; what is open stays open</source>
        <translation>A 与 B 交换位置；打开的仍然打开</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Another input, other weights or another network to compare with; a file can also be dropped here</source>
        <translation>换一个输入、一组权重或一个网络来比较；也可以把文件拖到这里</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Item of the set that the other side looks at</source>
        <translation>另一侧所看的数据集样本</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Weight Gradients</source>
        <translation>权重梯度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What the blocks answer: the forward pass</source>
        <translation>各模块的输出：前向传播</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>∂Loss/∂output of the blocks: the backward pass</source>
        <translation>各模块的 ∂Loss/∂输出：反向传播</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Parameters and buffers of the blocks</source>
        <translation>各模块的参数与缓冲量</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>∂Loss/∂weight of the parameters: what an optimizer gets to see</source>
        <translation>参数的 ∂Loss/∂weight：优化器所看到的梯度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Shared Scale</source>
        <translation>共用色标</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Own Scales</source>
        <translation>各自色标</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The same colour means the same number in A and B</source>
        <translation>A 和 B 中同样的颜色表示同样的数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A and B each use all colours for their own range</source>
        <translation>A 和 B 各按自己的范围使用全部颜色</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Which tensor of the block is drawn; the figures are those of all of them</source>
        <translation>画出模块的哪个张量；数字则包括全部张量</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sample </source>
        <translation>样本 </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Which sample of the batch is shown</source>
        <translation>显示批次中的哪个样本</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Slice </source>
        <translation>切片 </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Slice of the volume, along its depth</source>
        <translation>三维数据沿深度方向的切片</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Page </source>
        <translation>页 </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The tensor is too large to be shown at once</source>
        <translation>张量太大，无法一次全部显示</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>How far A and B lie apart, block by block; choosing one goes there</source>
        <translation>A 与 B 在各模块的差距；选中一行即跳到那里</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Progress of the comparison</source>
        <translation>比较的进度</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Change %1</source>
        <translation>更换 %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1: item </source>
        <translation>%1：样本 </translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The other side is being computed</source>
        <translation>正在计算另一侧</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nothing is compared: choose another side</source>
        <translation>没有比较对象：请选择另一侧</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>%1 answers · loss %2</source>
        <translation>%1 的回答 · 损失 %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 answers</source>
        <translation>%1 的回答</translation>
    </message>
</context>
<context>
    <name>vitrine::NetLayersModel</name>
    <message>
        <location filename="../../widgets/optimizers/networks/NetLayersModel.cpp" line="+87"/>
        <source>%1 of %2: norm %3, mean %4, largest magnitude %5</source>
        <translation>%2 的 %1：范数 %3，均值 %4，最大绝对值 %5</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1: %2 = %3</source>
        <translation>%1：%2 = %3</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Tensor</source>
        <translation>张量</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Learnable tensors, in the order of the network</source>
        <translation>可学习的张量，按网络中的顺序</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Length of the weights</source>
        <translation>权重的长度（范数）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Length of the gradient</source>
        <translation>梯度的长度（范数）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Length of a step, relative to the weights: about 0.001 where the rate is right</source>
        <translation>一步的长度与权重长度之比：学习率合适时约为 0.001</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>mean %1</source>
        <translation>%1 均值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>max |%1|</source>
        <translation>最大 |%1|</translation>
    </message>
</context>
<context>
    <name>vitrine::NetLayersView</name>
    <message>
        <location filename="../../widgets/optimizers/networks/NetLayersView.cpp" line="+39"/>
        <source>Norm</source>
        <translation>范数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Largest</source>
        <translation>最大值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Of what the optimizer keeps: the length, √Σx²</source>
        <translation>优化器所存的量：长度 √Σx²</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The mean of its numbers</source>
        <translation>各数的均值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The largest magnitude</source>
        <translation>最大的绝对值</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>State by layer</source>
        <translation>逐层状态</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Histograms of the selected tensor</source>
        <translation>选中张量的直方图</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Back to the newest step</source>
        <translation>回到最新的一步</translation>
    </message>
    <message>
        <location line="+72"/>
        <source>While a race is on, the layers of the selected competitor are shown here.</source>
        <translation>比赛进行时，这里显示选中参赛者的各层状态。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 after step %2</source>
        <translation>%1，第 %2 步之后</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The numbers of %1</source>
        <translation>%1 的数值分布</translation>
    </message>
</context>
<context>
    <name>vitrine::NetRaceBar</name>
    <message>
        <location filename="../../widgets/optimizers/networks/NetRaceBar.cpp" line="+69"/>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Forget this race; rates that were found are kept</source>
        <translation>放弃这场比赛；已找到的学习率保留</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Batch</source>
        <translation>一批</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>One batch: every competitor makes a step</source>
        <translation>一批：每个参赛者各走一步</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Epoch</source>
        <translation>一轮</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>To the end of this epoch, with its validation</source>
        <translation>到本轮结束，包括验证</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Progress of the race</source>
        <translation>比赛进度</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Race</source>
        <translation>比赛</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stop after this batch</source>
        <translation>这一批之后停下</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All competitors to the end, one batch after the other</source>
        <translation>全体一批接一批，直到终点</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>Reading network and data…</source>
        <translation>正在读取网络和数据…</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Ready: all start from the same weights and see the same batches.</source>
        <translation>就绪：全体从相同的权重出发，看到相同的批次。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Looking for the learning rate of %1…</source>
        <translation>正在为 %1 寻找学习率…</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Race %1 of %2</source>
        <translation>第 %1 场，共 %2 场</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>epoch %1 of %2</source>
        <translation>第 %1 轮，共 %2 轮</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>diverged: %1</source>
        <translation>发散：%1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>settings have changed: the next start is a new race</source>
        <translation>设置已改变：下次开始将是一场新比赛</translation>
    </message>
</context>
<context>
    <name>vitrine::NetRaceLookBar</name>
    <message>
        <location filename="../../widgets/optimizers/networks/NetRaceLookBar.cpp" line="+67"/>
        <source>Training loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Validation loss</source>
        <translation>验证损失</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Loss of each batch before its step, smoothed</source>
        <translation>每一批在更新之前的损失，已平滑</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Loss on the validation part, each epoch</source>
        <translation>每轮在验证集上的损失</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Share of right answers on the validation part, each epoch</source>
        <translation>每轮在验证集上答对的比例</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Seconds</source>
        <translation>秒数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Against the steps of the optimizer</source>
        <translation>横轴为优化器的步数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Against passes over the training data</source>
        <translation>横轴为训练数据的遍数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Against the seconds that each optimizer&apos;s own batches and steps took</source>
        <translation>横轴为每种优化器自身计算所用的秒数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Logarithmic</source>
        <translation>对数轴</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Logarithmic axis for the loss</source>
        <translation>损失用对数轴</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Spread</source>
        <translation>离散</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A band of one standard deviation around the mean of the seeds</source>
        <translation>各随机种子均值上下一个标准差的带</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+1"/>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Weight of the past in the curves of the training loss</source>
        <translation>训练损失曲线中过去数值所占的权重</translation>
    </message>
</context>
<context>
    <name>vitrine::NetRacePanel</name>
    <message>
        <location filename="../../widgets/optimizers/networks/NetRacePanel.cpp" line="+177"/>
        <source>A network from a file…</source>
        <translation>打开文件中的网络…</translation>
    </message>
    <message>
        <location line="+61"/>
        <source>All have the same rate. What suits one may be far from what suits another.</source>
        <translation>全体学习率相同。适合一种的，未必适合另一种。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Before the race each looks for its rate, judged by the validation loss.</source>
        <translation>比赛之前各自寻找学习率，以验证损失评判。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Each has the rate that is set in its form.</source>
        <translation>各用自己表单中设定的学习率。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>At most %1 steps each: %2 an epoch</source>
        <translation>每个最多 %1 步：每轮 %2 步</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>0: all of the training part</source>
        <translation>0：用全部训练集</translation>
    </message>
    <message>
        <location line="+10"/>
        <location line="+1"/>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All competitors train it, from the same weights, drawn by the seed</source>
        <translation>全体都训练它，从随机种子给出的相同权重出发</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Learning rates</source>
        <translation>学习率</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Equal</source>
        <translation>相同</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Each tuned</source>
        <translation>逐一调优</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>As set</source>
        <translation>照设定</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>One learning rate for all</source>
        <translation>全体用同一个学习率</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Each takes the best of a small search</source>
        <translation>各取小规模搜索中最好的学习率</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Each has the learning rate of its form</source>
        <translation>各用自己表单中的学习率</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Rate α</source>
        <translation>学习率 α</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The learning rate of all</source>
        <translation>全体的学习率</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Rates to try</source>
        <translation>尝试个数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Half a power of ten apart, around the optimizer’s default; up to three more where the best is at an end</source>
        <translation>以优化器的默认值为中心，相隔半个数量级；若最好的在一端，则再多试至多三个</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Steps of a try</source>
        <translation>每次步数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Steps at each rate, before the loss is compared</source>
        <translation>每个学习率走多少步之后比较损失</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>How often all training items are gone through</source>
        <translation>所有训练样本要过多少遍</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Items that one step of the optimizer learns from</source>
        <translation>优化器每一步所学的样本数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Items</source>
        <translation>样本数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>That train, drawn by the seed, at most. 0: the whole training part</source>
        <translation>最多用多少训练样本，由随机种子抽取。0：全部训练集</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Races</source>
        <translation>场数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Each with the next seed: other weights at the start, another order</source>
        <translation>每场用下一个随机种子：初始权重不同，次序不同</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>First seed</source>
        <translation>首个种子</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Of weights and order; the same seed gives the same numbers. Also of data that is made, and of the split</source>
        <translation>决定权重和次序；种子相同，数值就相同。也决定生成的数据和划分</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+1"/>
        <source>Judged by</source>
        <translation>评判依据</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What the ranking goes by</source>
        <translation>排名依据的量</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Goal</source>
        <translation>目标</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The ranking says how many steps each took to be as good. 0: as good as the middle one of the ranking</source>
        <translation>排名中列出各自用多少步达到它。0：达到排名居中者的水平</translation>
    </message>
</context>
<context>
    <name>vitrine::NetRacePlot</name>
    <message>
        <location filename="../../widgets/optimizers/networks/NetRacePlot.cpp" line="+78"/>
        <source>Curves of the race</source>
        <translation>比赛曲线</translation>
    </message>
    <message>
        <location line="+133"/>
        <source>diverged</source>
        <translation>发散</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>✕ %1 diverged at step %2, last loss %3</source>
        <translation>✕ %1 在第 %2 步发散，最后的损失 %3</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Looking for learning rates: what was tried is shown beside, under “Learning Rates”.</source>
        <translation>正在寻找学习率：试过的结果见旁边的“学习率”。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>“Race” lets all competitors train the network,
from the same weights and batch by batch.</source>
        <translation>按“比赛”，全体参赛者从相同的权重出发，
逐批训练这个网络。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Seconds of its own computing</source>
        <translation>自身计算的秒数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Training loss, smoothed</source>
        <translation>训练损失（平滑）</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Validation loss</source>
        <translation>验证损失</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Validation accuracy</source>
        <translation>验证准确率</translation>
    </message>
    <message>
        <location line="+83"/>
        <source>Step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>After %1 s of computing</source>
        <translation>计算 %1 秒之后</translation>
    </message>
</context>
<context>
    <name>vitrine::NetRaceRoom</name>
    <message>
        <location filename="../../app/studio/NetRaceRoom.cpp" line="+101"/>
        <source>The race is over</source>
        <translation>比赛结束</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <location line="+46"/>
        <source>Loss landscape</source>
        <translation>损失景观</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show the ways of all competitors in the loss landscape, on the plane that they lie on best</source>
        <translation>在损失景观中显示所有参赛者的路径，取最贴合它们的平面</translation>
    </message>
    <message>
        <location line="+79"/>
        <source>%1   ·   competitors: %2   ·   epochs: %3</source>
        <translation>%1   ·   参赛者：%2   ·   轮数：%3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Network, who takes part, and how long the race is</source>
        <translation>网络、参赛者数与比赛轮数</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Network to Race on</source>
        <translation>比赛用的网络</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Network (*.vitrine.json *.json)</source>
        <translation>网络 (*.vitrine.json *.json)</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Folder with the Set %1</source>
        <translation>数据集 %1 所在的文件夹</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>File with the Set %1</source>
        <translation>数据集 %1 的文件</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Race on %1</source>
        <translation>在 %1 上比赛</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Race on the digits of %1</source>
        <translation>在 %1 的数字上比赛</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>The race, step by step</source>
        <translation>比赛过程，逐步</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Curves alone</source>
        <translation>仅曲线</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Optimizers on %1</source>
        <translation>优化器：%1</translation>
    </message>
</context>
<context>
    <name>vitrine::NetRaceUndo</name>
    <message>
        <location filename="../../app/studio/NetRaceUndo.cpp" line="+39"/>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Competitors</source>
        <translation>参赛者增减</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Competitor</source>
        <translation>参赛者</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Learning rates</source>
        <translation>学习率</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Length of the race</source>
        <translation>比赛长度</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>What the race is judged by</source>
        <translation>评判依据</translation>
    </message>
</context>
<context>
    <name>vitrine::NetRankingModel</name>
    <message>
        <location filename="../../widgets/optimizers/networks/NetRankingModel.cpp" line="+117"/>
        <source>diverged</source>
        <translation>发散</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>%1 of each race: %2</source>
        <translation>每场的%1：%2</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>Its numbers ran away in %n race(s).</source>
        <translation>
            <numerusform>它的数值在 %n 场比赛中发散。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Best in %1 of %2 races</source>
        <translation>%2 场中有 %1 场最好</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>As good as %1 after %2 steps, in %3 of %4 races</source>
        <translation>%4 场中有 %3 场达到 %1，平均用 %2 步</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Never as good as %1</source>
        <translation>从未达到 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Computing time of one step, batch included; on a busy machine an upper bound</source>
        <translation>一步的计算时间，包括这一批；机器繁忙时为上限</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The best first; who diverged comes last</source>
        <translation>最好的在前；发散者居末</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>At the end, or now; mean ± standard deviation over the seeds</source>
        <translation>终点或当前的值；各种子的均值 ± 标准差</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Spread</source>
        <translation>离散</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>A dot for each seed, the line is the mean; the same scale for all</source>
        <translation>每个种子一点，竖线为均值；全体用同一尺度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Wins</source>
        <translation>胜场</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Races in which nobody was better</source>
        <translation>没有谁更好的场数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Steps to %1</source>
        <translation>到 %1 的步数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Steps until it was as good as the goal</source>
        <translation>达到目标所用的步数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A step</source>
        <translation>每步</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Computing time of one step</source>
        <translation>一步的计算时间</translation>
    </message>
</context>
<context>
    <name>vitrine::NetRankingTable</name>
    <message>
        <location filename="../../widgets/optimizers/networks/NetRankingTable.cpp" line="+99"/>
        <source>Ranking</source>
        <translation>排名</translation>
    </message>
</context>
<context>
    <name>vitrine::NetworkExports</name>
    <message>
        <location filename="../../app/studio/documents/NetworkExports.cpp" line="+72"/>
        <source>Export as ONNX Model</source>
        <translation>导出为 ONNX 模型</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Export for PyTorch</source>
        <translation>导出为 PyTorch 文件</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>ONNX models (%1)</source>
        <translation>ONNX 模型 (%1)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Python files (%1)</source>
        <translation>Python 文件 (%1)</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Writing %1…</source>
        <translation>正在写入 %1…</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
</context>
<context>
    <name>vitrine::NetworkRoom</name>
    <message>
        <location filename="../../app/studio/NetworkRoomFiles.cpp" line="-139"/>
        <source>Learn from the points in %1</source>
        <translation>用 %1 中的点学习</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Show the network %1</source>
        <translation>把 %1 交给网络</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Open the network %1</source>
        <translation>打开网络 %1</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Give the network the weights in %1</source>
        <translation>为网络载入 %1 中的权重</translation>
    </message>
    <message>
        <location line="-5"/>
        <source>Take the block %1 into My blocks</source>
        <translation>把模块 %1 加入“我的模块”</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Take pictures from MNIST in %1</source>
        <translation>使用 %1 中的 MNIST 图片</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1 is a folder without MNIST&apos;s files: nothing to open</source>
        <translation>文件夹 %1 中没有 MNIST 文件：无可打开</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <location filename="../../app/studio/NetworkRoomStages.cpp" line="+51"/>
        <source>Blocks</source>
        <translation>模块</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Neurons</source>
        <translation>神经元</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The network as blocks</source>
        <translation>以模块显示网络</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The network neuron by neuron, over the plane</source>
        <translation>在平面上逐个神经元显示网络</translation>
    </message>
    <message>
        <location filename="../../app/studio/NetworkRoom.cpp" line="+238"/>
        <source>Show the network this picture</source>
        <translation>把这张图片交给网络</translation>
    </message>
    <message>
        <location line="+110"/>
        <source>%1 parameters   ·   run in %2   ·   %3</source>
        <translation>%1 个参数   ·   用时 %2   ·   %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Learnable parameters of the network, the time that the forward and backward pass took, and where they ran</source>
        <translation>网络的可学习参数数、前向与反向传播用时，以及所用设备</translation>
    </message>
    <message>
        <location filename="../../app/studio/NetworkRoomFiles.cpp" line="-37"/>
        <source>Open the model %1</source>
        <translation>打开模型 %1</translation>
    </message>
    <message>
        <location filename="../../app/studio/NetworkRoomFilm.cpp" line="+26"/>
        <source>Steps of this run</source>
        <translation>此次运行的各步</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Edits, one after the other</source>
        <translation>各次编辑，依次</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Before the first edit</source>
        <translation>第一次编辑之前</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>Laboratory alone</source>
        <translation>仅实验室</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Neurons alone</source>
        <translation>仅神经元</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Canvas alone</source>
        <translation>仅画布</translation>
    </message>
    <message>
        <location filename="../../app/studio/NetworkRoomOwnBlocks.cpp" line="+4"/>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>vitrine::NeuronBoard</name>
    <message>
        <location filename="../../widgets/playground/NeuronBoard.cpp" line="+63"/>
        <source>Neurons</source>
        <translation>神经元</translation>
    </message>
    <message>
        <location line="+75"/>
        <source>This network is no chain of linear layers, so that its neurons can&apos;t be drawn one by one. What it answers stands on the right.</source>
        <translation>此网络不是由线性层依次连成的，无法逐个画出神经元。它的回答显示在右侧。</translation>
    </message>
    <message>
        <location line="+216"/>
        <source>Click to give the network %1, or to take it away</source>
        <translation>单击可把 %1 作为网络的输入，或将其去掉</translation>
    </message>
</context>
<context>
    <name>vitrine::NmsStepper</name>
    <message>
        <location filename="../../widgets/detection/NmsStepper.cpp" line="+74"/>
        <source>First move</source>
        <translation>第一步</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Before the first move: the candidates are sorted by score</source>
        <translation>第一步之前：候选按得分排序</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Move back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>One move back</source>
        <translation>退回一步</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Move after move</source>
        <translation>一步接一步</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Next move</source>
        <translation>下一步</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The next candidate: is it kept, or suppressed by a better one?</source>
        <translation>下一个候选：保留，还是被更好的框抑制？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Last move</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>All moves made</source>
        <translation>所有步骤均已完成</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show the result</source>
        <translation>显示结果</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Ends stepping and shows the boxes that are kept</source>
        <translation>结束单步，显示保留的框</translation>
    </message>
    <message>
        <location line="+40"/>
        <source>No candidate passes the threshold: there is nothing to suppress.</source>
        <translation>没有候选通过阈值：无可抑制。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Step through the suppression: %1 candidates, best first.</source>
        <translation>逐步查看抑制：%1 个候选，从最好的开始。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 candidates wait, sorted by score</source>
        <translation>%1 个候选在等待，按得分排序</translation>
    </message>
</context>
<context>
    <name>vitrine::NormControls</name>
    <message>
        <location filename="../../widgets/labs/batchnorm/NormControls.cpp" line="+126"/>
        <source>Scale of the chosen channel: its deviation after the layer</source>
        <translation>所选通道的缩放：经过此层后的标准差</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Shift of the chosen channel: its mean after the layer</source>
        <translation>所选通道的平移：经过此层后的均值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Added to the variance, so that nothing is divided by 0</source>
        <translation>加在方差上，避免除以 0</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Share of each batch in the running statistics</source>
        <translation>每一批在滑动统计量中的份额</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Batch</source>
        <translation>批大小</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Pictures in a batch: the open one and items of the set</source>
        <translation>一批中的图片数：当前图片与数据集中的样本</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>In place of a momentum the plain average over all batches, as PyTorch does it with momentum=None</source>
        <translation>不用动量，而对所有批次取平均，与 PyTorch 的 momentum=None 相同</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Back to the layer as the network has it</source>
        <translation>回到网络中此层的样子</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Give the network what was tried here; can be undone</source>
        <translation>把这里试出的设置交给网络；可撤销</translation>
    </message>
</context>
<context>
    <name>vitrine::NormLab</name>
    <message>
        <location filename="../../widgets/labs/batchnorm/NormLab.cpp" line="+142"/>
        <source>Gives the network γ and β; ε and momentum are the composite block&apos;s own</source>
        <translation>把 γ 与 β 交给网络；ε 与动量由复合模块自己决定</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Channel %1</source>
        <translation>通道 %1</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Batch norm</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The batch norms within the selected block</source>
        <translation>所选模块内的批归一化</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Evaluation</source>
        <translation>评估</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Mean and variance of the batch</source>
        <translation>批的均值与方差</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Running mean and variance</source>
        <translation>滑动均值与方差</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Over time</source>
        <translation>随时间变化</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The statistics of batch after batch, and how the running ones follow</source>
        <translation>逐批的统计量，以及滑动统计量如何跟随</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Train and eval</source>
        <translation>训练与评估</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The output by the batch and by the running statistics, and where they differ</source>
        <translation>按批与按滑动统计量得到的输出，以及二者的差别</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Spread</source>
        <translation>分布</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>How the channel&apos;s values are spread before normalisation, after it, and after γ and β</source>
        <translation>通道的值在归一化之前、之后以及经过 γ 与 β 之后如何分布</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Batch of one</source>
        <translation>单张成批</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Biased and unbiased variance, and what a single picture does</source>
        <translation>有偏与无偏方差，以及只有一张图片时会怎样</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Fold</source>
        <translation>折叠</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The batch norm folded into the layer before it, with the proof that nothing changes</source>
        <translation>把批归一化折叠进前一层，并证明结果不变</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>With and without</source>
        <translation>有与无</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The network trained with batch norm and without, side by side</source>
        <translation>有批归一化与无批归一化的网络并排训练</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Pages of the batch-norm laboratory</source>
        <translation>批归一化实验室的各页</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Batch Norm %1</source>
        <translation>批归一化 %1</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>ε and momentum are fixed by the composite block</source>
        <translation>ε 与动量由复合模块固定</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The network has what was tried here; Ctrl+Z takes it back</source>
        <translation>网络已采用这里的设置；Ctrl+Z 可撤销</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Running Statistics of %1</source>
        <translation>%1 的滑动统计量</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The network has these running statistics; Ctrl+Z takes it back</source>
        <translation>网络已采用这些滑动统计量；Ctrl+Z 可撤销</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Fold %1</source>
        <translation>折叠 %1</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The batch norm is part of the layer before it now; Ctrl+Z takes it back</source>
        <translation>批归一化已并入前一层；Ctrl+Z 可撤销</translation>
    </message>
</context>
<context>
    <name>vitrine::NormTools</name>
    <message>
        <location filename="../../widgets/ripple/NormTools.cpp" line="+101"/>
        <source>Channel </source>
        <translation>通道 </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Channel whose γ and β are moved</source>
        <translation>调整哪个通道的 γ 和 β</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>γ: what the normalised values are multiplied by</source>
        <translation>γ：归一化后的数值所乘的系数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>β: what is added to them</source>
        <translation>β：随后加上的数值</translation>
    </message>
</context>
<context>
    <name>vitrine::NotesDialog</name>
    <message>
        <location filename="../../app/studio/NotesDialog.cpp" line="+40"/>
        <location line="+25"/>
        <source>Check the Notes</source>
        <translation>检验笔记</translation>
    </message>
</context>
<context>
    <name>vitrine::NumberField</name>
    <message>
        <location filename="../../widgets/common/NumberField.cpp" line="+111"/>
        <source>A number from %1 to %2</source>
        <translation>%1 到 %2 之间的数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>A number</source>
        <translation>一个数</translation>
    </message>
</context>
<context>
    <name>vitrine::OptimizerForm</name>
    <message>
        <location filename="../../widgets/training/OptimizerForm.cpp" line="+49"/>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Schedule of the learning rate</source>
        <translation>学习率计划</translation>
    </message>
</context>
<context>
    <name>vitrine::OptimizersFiles</name>
    <message>
        <location filename="../../app/studio/OptimizersFiles.cpp" line="+35"/>
        <source>Save View</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Picture (*.png);;Drawing (*.svg);;Document (*.pdf)</source>
        <translation>图片 (*.png);;矢量图 (*.svg);;文档 (*.pdf)</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Save Numbers</source>
        <translation>保存数值</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
</context>
<context>
    <name>vitrine::OptimizersPlace</name>
    <message>
        <location filename="../../app/studio/OptimizersPlace.cpp" line="+28"/>
        <source>Surfaces or networks</source>
        <translation>曲面或网络</translation>
    </message>
</context>
<context>
    <name>vitrine::OptimizersRoom</name>
    <message>
        <location filename="../../app/studio/OptimizersRoom.cpp" line="+93"/>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <location line="+56"/>
        <source>%1   ·   competitors: %2   ·   steps: %3</source>
        <translation>%1   ·   参赛者：%2   ·   步数：%3</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Surface, who takes part, and how long the race is</source>
        <translation>曲面、参赛者数与比赛步数</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>The race, step by step</source>
        <translation>比赛过程，逐步</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Surface alone</source>
        <translation>仅曲面</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Optimizers on %1</source>
        <translation>优化器：%1</translation>
    </message>
</context>
<context>
    <name>vitrine::OwnBlockDialog</name>
    <message>
        <location filename="../../widgets/builder/OwnBlockDialog.cpp" line="+55"/>
        <location line="+112"/>
        <source>Your Block</source>
        <translation>自定义模块</translation>
    </message>
    <message>
        <location line="-107"/>
        <source>One sentence: what it does</source>
        <translation>用一句话说明它的作用</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Help</source>
        <translation>说明</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Parameters of its parts that the block offers, and what they are called there:</source>
        <translation>模块开放的部件参数，及其在模块上的名称：</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>Parameters of the parts</source>
        <translation>部件的参数</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Offered as</source>
        <translation>开放为</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Part</source>
        <translation>部件</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Tick what is to be set in the inspector; double-click a ticked name to change it</source>
        <translation>勾选要在检查器中设置的参数；双击已勾选的名称可以修改</translation>
    </message>
</context>
<context>
    <name>vitrine::OwnBlockNote</name>
    <message>
        <location filename="../../widgets/inspector/OwnBlockNote.cpp" line="+27"/>
        <source>A block of your own</source>
        <translation>自定义模块</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It carries its own definition: changing or deleting the one in My blocks does not change it.</source>
        <translation>它自带定义：修改或删除“我的模块”中的那一个不会改变它。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name, colour, help, and the parameters of its parts that it offers</source>
        <translation>名称、颜色、说明，以及它开放的部件参数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Edit the block of your own</source>
        <translation>编辑自定义模块</translation>
    </message>
</context>
<context>
    <name>vitrine::OwnBlockTools</name>
    <message>
        <location filename="../../widgets/builder/OwnBlockTools.cpp" line="+58"/>
        <source>Make a block of your own…</source>
        <translation>合成自定义模块…</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Edit your block…</source>
        <translation>编辑自定义模块…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save to My blocks</source>
        <translation>保存到我的模块</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>My block</source>
        <translation>我的模块</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>This changes the one block %1: each block carries its own definition.</source>
        <translation>这只改变模块 %1：每个模块都自带定义。</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Import a Block</source>
        <translation>导入模块</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+68"/>
        <source>Blocks (%1)</source>
        <translation>模块 (%1)</translation>
    </message>
    <message>
        <location line="-67"/>
        <source>All files (%1)</source>
        <translation>所有文件 (%1)</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Edit %1…</source>
        <translation>编辑 %1…</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Undo Delete %1</source>
        <translation>撤销删除 %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Import a block…</source>
        <translation>导入模块…</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>This changes what is placed from now on: blocks on canvases carry their own definition and stay.</source>
        <translation>这只影响今后放置的模块：画布上的模块自带定义，保持不变。</translation>
    </message>
    <message>
        <location line="-34"/>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <location line="+50"/>
        <source>Export a Block</source>
        <translation>导出模块</translation>
    </message>
</context>
<context>
    <name>vitrine::OwnBlocks</name>
    <message>
        <location filename="../../widgets/builder/OwnBlocks.cpp" line="-22"/>
        <location line="+6"/>
        <source>Saved %1 to My blocks</source>
        <translation>已把 %1 保存到“我的模块”</translation>
    </message>
    <message>
        <location line="+39"/>
        <source>%1 is back in My blocks</source>
        <translation>%1 已回到“我的模块”</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>%1 is in My blocks now</source>
        <translation>%1 已加入“我的模块”</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
</context>
<context>
    <name>vitrine::PaletteModel</name>
    <message>
        <location filename="../../widgets/builder/PaletteModel.cpp" line="+28"/>
        <source>A block that is placed carries its own definition: changing or deleting the saved one does not change it.</source>
        <translation>放置的模块自带定义：修改或删除已保存的那一个不会改变它。</translation>
    </message>
    <message>
        <location line="+78"/>
        <source>My blocks</source>
        <translation>我的模块</translation>
    </message>
</context>
<context>
    <name>vitrine::ParameterField</name>
    <message>
        <location filename="../../widgets/inspector/ParameterField.cpp" line="+171"/>
        <source>From %1 to %2</source>
        <translation>从 %1 到 %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>At least %1</source>
        <translation>至少 %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Default: not set</source>
        <translation>默认：未设置</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Default: %1</source>
        <translation>默认：%1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Back to the default</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1: back to the default</source>
        <translation>%1：恢复默认值</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
</context>
<context>
    <name>vitrine::ParameterForm</name>
    <message>
        <location filename="../../widgets/inspector/ParameterForm.cpp" line="+36"/>
        <source>id</source>
        <translation>标识</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The block&apos;s name in the network: letters, digits, _ and -</source>
        <translation>模块在网络中的名字：字母、数字、_ 和 -</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name of the block</source>
        <translation>模块的名字</translation>
    </message>
    <message>
        <location line="+88"/>
        <source>Set %1 of %2 to %3</source>
        <translation>将 %2 的 %1 设为 %3</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Set %1 of %2 to its default</source>
        <translation>把 %2 的 %1 恢复默认值</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Rename %1 to %2</source>
        <translation>把 %1 重命名为 %2</translation>
    </message>
</context>
<context>
    <name>vitrine::PatchView</name>
    <message>
        <location filename="../../widgets/explanation/PatchView.cpp" line="+42"/>
        <source>The channel whose patch and kernel are shown</source>
        <translation>显示哪个通道的图块与卷积核</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+7"/>
        <location line="+29"/>
        <source>Channel %1</source>
        <translation>通道 %1</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>product</source>
        <translation>乘积</translation>
    </message>
    <message>
        <location line="+83"/>
        <source>patch</source>
        <translation>图块</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>products</source>
        <translation>乘积</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>sum %1</source>
        <translation>和 %1</translation>
    </message>
</context>
<context>
    <name>vitrine::PictureView</name>
    <message>
        <location filename="../../widgets/detection/PictureView.cpp" line="+38"/>
        <source>Picture with detections</source>
        <translation>带检测结果的图片</translation>
    </message>
    <message>
        <location line="+82"/>
        <source>Boxes: %1. %2</source>
        <translation>框：%1 个。%2</translation>
    </message>
    <message>
        <location filename="../../widgets/detection/PictureViewInput.cpp" line="+224"/>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <location filename="../../widgets/detection/PictureViewPaint.cpp" line="+26"/>
        <source>Objectness</source>
        <translation>目标置信度</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Best class</source>
        <translation>最佳类别</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <location line="+71"/>
        <source>%1, stride %2</source>
        <translation>%1，步幅 %2</translation>
    </message>
</context>
<context>
    <name>vitrine::PicturesPanel</name>
    <message>
        <location filename="../../widgets/detection/PicturesPanel.cpp" line="+74"/>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open pictures</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Go through the pictures of a folder</source>
        <translation>逐张查看文件夹中的图片</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All…</source>
        <translation>全部…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Detect in all pictures of the list or of a folder, and write what was found into files</source>
        <translation>检测列表或文件夹中的所有图片，并把结果写入文件</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Previous picture (Shift+N)</source>
        <translation>上一张图片（Shift+N）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Next picture (N)</source>
        <translation>下一张图片（N）</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>vitrine::PixelPage</name>
    <message>
        <location filename="../../widgets/ripple/PixelPage.cpp" line="+98"/>
        <source>This network takes no picture.</source>
        <translation>此网络不接收图片。</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>As the picture is</source>
        <translation>与图片一致</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 of %2 numbers changed</source>
        <translation>已修改 %1 个，共 %2 个数值</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Click a pixel to type its number, drag up or down to move it</source>
        <translation>单击像素可键入数值，上下拖动可调整</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Paint pixels with the mouse, in all channels</source>
        <translation>用鼠标涂画像素，作用于所有通道</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The network&apos;s input</source>
        <translation>网络的输入</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Ink</source>
        <translation>墨色</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Brightness that the brush paints, from black to white</source>
        <translation>画笔的亮度，从黑到白</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pixels across that the brush paints</source>
        <translation>画笔的宽度（像素）</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Put Back</source>
        <translation>还原</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All pixels as the picture has them</source>
        <translation>所有像素恢复为图片原样</translation>
    </message>
</context>
<context>
    <name>vitrine::PlacePopup</name>
    <message>
        <location filename="../../widgets/builder/PlacePopup.cpp" line="+26"/>
        <source>Add a block</source>
        <translation>添加模块</translation>
    </message>
</context>
<context>
    <name>vitrine::PlaneTools</name>
    <message>
        <location filename="../../widgets/playground/PlaneTools.cpp" line="+62"/>
        <source>%1: blue below zero, orange above</source>
        <translation>%1：蓝色小于零，橙色大于零</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The curve is what the network answers, the points are the data.</source>
        <translation>曲线是网络的回答，点是数据。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Blue: −1, white: 0, orange: 1</source>
        <translation>蓝：−1，白：0，橙：1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A colour a class; the paler, the less sure</source>
        <translation>每类一种颜色；颜色越淡，越没有把握</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Blue: class 0, orange: class 1, white: undecided</source>
        <translation>蓝：类别 0，橙：类别 1，白：难以判断</translation>
    </message>
    <message>
        <location line="+17"/>
        <location line="+15"/>
        <source>Class %1</source>
        <translation>类别 %1</translation>
    </message>
    <message>
        <location line="-7"/>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Paint</source>
        <translation>画点</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Point at the plane to read it</source>
        <translation>指向平面可读出数值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Paint points: left button this class, right button the next one</source>
        <translation>画点：左键画此类别，右键画下一类别</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Take points away under the mouse</source>
        <translation>擦除鼠标下的点</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The class of painted points</source>
        <translation>所画的点的类别</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Take all points away</source>
        <translation>清除所有的点</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save the points as CSV; such a file may be dropped here</source>
        <translation>把点存为 CSV；这样的文件可以拖放到这里</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Discrete</source>
        <translation>离散</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The answer alone, without how sure the network is</source>
        <translation>只显示判断结果，不显示把握程度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Validation</source>
        <translation>验证点</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Also show the points that are not trained on, as diamonds</source>
        <translation>同时以菱形显示不参与训练的点</translation>
    </message>
</context>
<context>
    <name>vitrine::PlaneView</name>
    <message>
        <location filename="../../widgets/playground/PlaneView.cpp" line="+39"/>
        <source>Decision surface</source>
        <translation>决策面</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What the network answers all over the plane, and the data. Circles train, diamonds validate; rings are the last batch.</source>
        <translation>网络在整个平面上的回答，以及数据。圆点用于训练，菱形用于验证；带圈的是最近一批。</translation>
    </message>
    <message>
        <location line="+115"/>
        <source>x = %1: %2</source>
        <translation>x = %1：%2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>x = %1, y = %2: %3</source>
        <translation>x = %1，y = %2：%3</translation>
    </message>
</context>
<context>
    <name>vitrine::PlayBar</name>
    <message>
        <location filename="../../widgets/labs/board/PlayBar.cpp" line="+198"/>
        <source>To the first position</source>
        <translation>到第一个位置</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>To the first position (Home)</source>
        <translation>到第一个位置（Home）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>One position back (←)</source>
        <translation>后退一个位置（←）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Position after position, at the speed set here (Space)</source>
        <translation>按此处设定的速度逐个位置播放（空格键）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Step</source>
        <translation>前进</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>One position on (→)</source>
        <translation>前进一个位置（→）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>To the last position</source>
        <translation>到最后一个位置</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>To the last position (End)</source>
        <translation>到最后一个位置（End）</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+1"/>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Speed of playing</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
</context>
<context>
    <name>vitrine::PlayStrip</name>
    <message>
        <location filename="../../widgets/playground/PlayStrip.cpp" line="+69"/>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pause training (F5)</source>
        <translation>暂停训练 (F5)</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Train (F5)</source>
        <translation>训练 (F5)</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Batch</source>
        <translation>一批</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Train one batch, whose points get a ring (F6)</source>
        <translation>训练一批，这些点会加上圈 (F6)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Epoch</source>
        <translation>一轮</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Train to the end of this epoch (F7)</source>
        <translation>训练到本轮结束 (F7)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>New Weights</source>
        <translation>新权重</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Forget what was learnt, and draw other random weights (F8)</source>
        <translation>忘掉所学的，另取一组随机权重 (F8)</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 batches a second</source>
        <translation>每秒 %1 批</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>As fast as it goes</source>
        <translation>尽可能快</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>How fast training goes while the neurons are shown</source>
        <translation>显示神经元时训练的快慢</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Add Layer</source>
        <translation>添加层</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>One more hidden layer before the output</source>
        <translation>在输出之前再加一个隐藏层</translation>
    </message>
</context>
<context>
    <name>vitrine::Playground</name>
    <message>
        <location filename="../../widgets/playground/Playground.cpp" line="+208"/>
        <source>%1, neuron %2</source>
        <translation>%1，第 %2 个神经元</translation>
    </message>
</context>
<context>
    <name>vitrine::PlaygroundDesk</name>
    <message>
        <location filename="../../app/studio/PlaygroundDesk.cpp" line="+279"/>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>Save Points</source>
        <translation>保存点</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
</context>
<context>
    <name>vitrine::PlaygroundFigures</name>
    <message>
        <location filename="../../widgets/playground/PlaygroundFigures.cpp" line="+47"/>
        <source>Loss (and share of right answers) over the last epoch, while the weights changed</source>
        <translation>上一轮中的损失（和正确率），此间权重在变</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The same after the epoch, over the points that are not trained on</source>
        <translation>该轮之后在不参与训练的点上的损失（和正确率）</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>Epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
</context>
<context>
    <name>vitrine::PointPlot</name>
    <message>
        <location filename="../../widgets/data/PointPlot.cpp" line="+104"/>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <location line="+47"/>
        <source>Item %1: (%2) → %3</source>
        <translation>样本 %1：(%2) → %3</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Points of the set</source>
        <translation>数据集的点</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Filled: training; rings: validation; crosses: test. A click marks a point; the wheel zooms, a double click shows all again</source>
        <translation>实心：训练；圆环：验证；叉：测试。单击标记一个点；滚轮缩放，双击恢复全部显示</translation>
    </message>
</context>
<context>
    <name>vitrine::PoolView</name>
    <message>
        <location filename="../../widgets/labs/pooling/PoolView.cpp" line="+66"/>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>All maxima</source>
        <translation>所有最大值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A dot on every number of the input that is the maximum of a window: only these get a gradient</source>
        <translation>输入中凡是某窗口最大值的数都标一个点：只有它们得到梯度</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The pooling</source>
        <translation>池化过程</translation>
    </message>
    <message>
        <location line="+103"/>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <location line="+43"/>
        <source>Padding: never a maximum</source>
        <translation>填充：不会成为最大值</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Padding: a zero, not part of the input</source>
        <translation>填充：零，不属于输入</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>x%1 = %2
Windows that it lies in: %3</source>
        <translation>x%1 = %2
所在的窗口：%3 个</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Windows whose maximum it is: %1</source>
        <translation>以它为最大值的窗口：%1 个</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>In the window at %1: %2</source>
        <translation>窗口 %1 处：%2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>y%1 = %2</source>
        <translation>y%1 = %2</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>y%1 = max(%2) = %3, from x%4</source>
        <translation>y%1 = max(%2) = %3，来自 x%4</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>y%1 = (%2) / %3 = %4</source>
        <translation>y%1 = (%2) / %3 = %4</translation>
    </message>
</context>
<context>
    <name>vitrine::PoolingLab</name>
    <message>
        <location filename="../../widgets/labs/pooling/PoolingLab.cpp" line="+62"/>
        <source>Max pooling</source>
        <translation>最大池化</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Average pooling</source>
        <translation>平均池化</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+45"/>
        <source>Adaptive average pooling</source>
        <translation>自适应平均池化</translation>
    </message>
    <message>
        <location line="-42"/>
        <source>Kind of pooling</source>
        <translation>池化类型</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Max keeps the largest number of a window, average its mean; adaptive lays out the windows so that the output has a given size</source>
        <translation>最大池化保留窗口中的最大值，平均池化取均值；自适应池化按给定的输出大小划分窗口</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Window size</source>
        <translation>窗口大小</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>kernel_size, K</source>
        <translation>kernel_size，K</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>stride, S: how far the window jumps</source>
        <translation>stride，S：窗口每次跳多远</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>padding, P: width of the border; at most half of the window</source>
        <translation>padding，P：边缘宽度；至多为窗口的一半</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Dilation</source>
        <translation>膨胀</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>dilation, D: distance between the numbers of a window</source>
        <translation>dilation，D：窗口内各数的间距</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Output size</source>
        <translation>输出大小</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>output_size: height and width of the output</source>
        <translation>output_size：输出的高和宽</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Round the size up</source>
        <translation>大小向上取整</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>ceil_mode: a last window may reach beyond the border, if it starts before it</source>
        <translation>ceil_mode：最后一个窗口若起点在边界内，可超出边界</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Count the border in the mean</source>
        <translation>均值计入边缘</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>count_include_pad</source>
        <translation>count_include_pad</translation>
    </message>
    <message>
        <location line="+72"/>
        <source>Size of the output</source>
        <translation>输出大小</translation>
    </message>
</context>
<context>
    <name>vitrine::PredictionView</name>
    <message>
        <location filename="../../widgets/experiments/PredictionView.cpp" line="+74"/>
        <source>No prediction, just show me</source>
        <translation>不预测，直接看结果</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1   ✓ so it came</source>
        <translation>%1   ✓ 结果如此</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>The notes, %1</source>
        <translation>笔记，%1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>That is: %1</source>
        <translation>意即：%1</translation>
    </message>
</context>
<context>
    <name>vitrine::PreferencesDialog</name>
    <message>
        <location filename="../../app/studio/PreferencesDialog.cpp" line="+148"/>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Size</source>
        <translation>大小(&amp;S)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Device</source>
        <translation>设备(&amp;D)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>T&amp;hreads</source>
        <translation>线程(&amp;H)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Memory of a run</source>
        <translation>单次运行的内存(&amp;M)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Folder of &amp;pictures</source>
        <translation>图片文件夹(&amp;P)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Folder for &amp;exports</source>
        <translation>导出文件夹(&amp;E)</translation>
    </message>
    <message>
        <location line="+3"/>
        <location line="+1"/>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>GPU where there is one</source>
        <translation>有 GPU 则用 GPU</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>GPU (CUDA)</source>
        <translation>GPU（CUDA）</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>As many as cores</source>
        <translation>与核心数相同</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A run that would keep more numbers than this is refused before it starts</source>
        <translation>所需数值超过此上限的运行会在开始前被拒绝</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The last one used</source>
        <translation>上次使用的文件夹</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Choose the folder</source>
        <translation>选择文件夹</translation>
    </message>
</context>
<context>
    <name>vitrine::ProblemBox</name>
    <message>
        <location filename="../../widgets/inspector/ProblemBox.cpp" line="+77"/>
        <source>What comes before this block runs all the same.</source>
        <translation>此模块之前的部分照常运行。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What comes before this block runs all the same. Ways out:</source>
        <translation>此模块之前的部分照常运行。可以这样解决：</translation>
    </message>
</context>
<context>
    <name>vitrine::RaceBar</name>
    <message>
        <location filename="../../widgets/optimizers/RaceBar.cpp" line="+77"/>
        <source>To the start</source>
        <translation>回到起点</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Everybody back to the start</source>
        <translation>所有参赛者回到起点</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>One step back, all competitors</source>
        <translation>所有参赛者后退一步</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The race, at the speed set here</source>
        <translation>按此处的速度播放比赛</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Step</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>One step forward, all competitors</source>
        <translation>所有参赛者前进一步</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>To the end</source>
        <translation>到终点</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>To the last step of the race</source>
        <translation>到比赛的最后一步</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Speed: %1 steps a second</source>
        <translation>速度：每秒 %1 步</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>   ·   in a minimum: %1 of %2</source>
        <translation>   ·   到达极小值：%1 / %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>   ·   diverged: %1</source>
        <translation>   ·   发散：%1</translation>
    </message>
</context>
<context>
    <name>vitrine::RaceHistory</name>
    <message>
        <location filename="../../app/studio/RaceHistory.cpp" line="+37"/>
        <source>Start</source>
        <translation>起点</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Surface</source>
        <translation>曲面</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Competitors</source>
        <translation>参赛者增减</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Competitor</source>
        <translation>参赛者</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
</context>
<context>
    <name>vitrine::RacePlot</name>
    <message>
        <location filename="../../widgets/optimizers/RacePlot.cpp" line="+71"/>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>f − lowest</source>
        <translation>f − 最低值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Height against step</source>
        <translation>高度随步数的变化</translation>
    </message>
    <message>
        <location line="+91"/>
        <source>Step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1: diverged</source>
        <translation>%1：已发散</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1: f = %2</source>
        <translation>%1：f = %2</translation>
    </message>
</context>
<context>
    <name>vitrine::RaceTimeline</name>
    <message>
        <location filename="../../widgets/optimizers/RaceTimeline.cpp" line="+32"/>
        <source>Timeline of the race</source>
        <translation>比赛时间轴</translation>
    </message>
    <message>
        <location line="+68"/>
        <source>Step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 is in a minimum from step %2 on</source>
        <translation>%1 从第 %2 步起停在极小值</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 diverges at step %2</source>
        <translation>%1 在第 %2 步发散</translation>
    </message>
</context>
<context>
    <name>vitrine::RankingModel</name>
    <message>
        <location filename="../../widgets/optimizers/RankingModel.cpp" line="+98"/>
        <location line="+6"/>
        <source>diverged</source>
        <translation>发散</translation>
    </message>
    <message>
        <location line="-6"/>
        <location line="+6"/>
        <source>arrived</source>
        <translation>到达</translation>
    </message>
    <message>
        <location line="-6"/>
        <location line="+6"/>
        <source>under way</source>
        <translation>途中</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>f = %1 at step %2</source>
        <translation>第 %2 步时 f = %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Where the minima of this surface are is not known</source>
        <translation>该曲面的极小值位置未知</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+20"/>
        <source>Distance to the nearest minimum</source>
        <translation>到最近极小值的距离</translation>
    </message>
    <message>
        <location line="-17"/>
        <source>From step %1 on it stays within a hundredth of the shorter side of a minimum</source>
        <translation>从第 %1 步起，与极小值的距离始终不超过短边的百分之一</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>It does not come to rest in a minimum within %1 steps</source>
        <translation>%1 步之内没有停在极小值</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>From step %1 on its numbers are not finite</source>
        <translation>从第 %1 步起数值不再有限</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>In the order of heights at this step</source>
        <translation>按这一步的高度排序</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>f now</source>
        <translation>当前 f</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Height at this step</source>
        <translation>这一步的高度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>How many steps it takes into a minimum, to stay there</source>
        <translation>到达极小值并停留所需的步数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>At this step: under way, arrived in a minimum, or diverged</source>
        <translation>这一步的状态：途中、到达极小值或发散</translation>
    </message>
</context>
<context>
    <name>vitrine::RankingTable</name>
    <message>
        <location filename="../../widgets/optimizers/RankingTable.cpp" line="+33"/>
        <source>Ranking</source>
        <translation>排名</translation>
    </message>
</context>
<context>
    <name>vitrine::RateSearchPlot</name>
    <message>
        <location filename="../../widgets/optimizers/networks/RateSearchPlot.cpp" line="+66"/>
        <source>Searches for learning rates</source>
        <translation>学习率搜索</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Loss over the learning rate</source>
        <translation>损失随学习率的变化</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Learning rate α</source>
        <translation>学习率 α</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Validation loss</source>
        <translation>验证损失</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Where “Each tuned” is chosen, every optimizer first tries some learning rates for a few steps; what it came to with each is shown here.</source>
        <translation>选择“逐一调优”时，每种优化器先用若干学习率各走几步；各自的结果显示在这里。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Loss after %1 steps at each rate. The ring is the rate that is taken; a click on a point takes another. ✕: diverged.</source>
        <translation>每个学习率走 %1 步之后的损失。圆圈为采用的学习率；点击某点则改用它。✕：发散。</translation>
    </message>
    <message>
        <location line="+85"/>
        <source>%1 at α = %2 diverged after %3 steps: %4</source>
        <translation>%1 在 α = %2 时于 %3 步后发散：%4</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1 at α = %2: validation loss %3 after %4 steps</source>
        <translation>%1，α = %2：%4 步之后验证损失 %3</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The best that it tried</source>
        <translation>试过的之中最好</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>It races with this rate</source>
        <translation>比赛采用这个学习率</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Click to race with this rate</source>
        <translation>点击即改用这个学习率</translation>
    </message>
</context>
<context>
    <name>vitrine::RecentFiles</name>
    <message>
        <location filename="../../app/studio/RecentFiles.cpp" line="+53"/>
        <source>%1 (missing)</source>
        <translation>%1（不存在）</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>No files yet</source>
        <translation>暂无文件</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;Clear List</source>
        <translation>清空列表(&amp;C)</translation>
    </message>
</context>
<context>
    <name>vitrine::RecordMark</name>
    <message>
        <location filename="../../app/studio/film/RecordMark.cpp" line="+21"/>
        <source>Recording. Click to stop</source>
        <translation>正在录制。单击停止</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stop Recording</source>
        <translation>停止录制</translation>
    </message>
</context>
<context>
    <name>vitrine::RoomRail</name>
    <message>
        <location filename="../../app/studio/RoomRail.cpp" line="+104"/>
        <source>Rooms</source>
        <translation>房间</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>See a network run, forward and backward</source>
        <translation>观察网络的前向与反向运行</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Room: Network</source>
        <translation>房间：网络</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Detect</source>
        <translation>检测</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>See YOLOX find things in pictures, and why</source>
        <translation>看 YOLOX 如何在图片中找到物体，以及原因</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Room: Detect</source>
        <translation>室：检测</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Optimize</source>
        <translation>优化</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>See optimizers race on surfaces and networks, and why each wins or fails</source>
        <translation>观看优化器在曲面和网络上比赛，了解各自为何胜出或失败</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Room: Optimizers</source>
        <translation>房间：优化器</translation>
    </message>
</context>
<context>
    <name>vitrine::RunBar</name>
    <message>
        <location filename="../../widgets/training/RunBar.cpp" line="+31"/>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>test accuracy %1</source>
        <translation>测试准确率 %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>test loss %1</source>
        <translation>测试损失 %1</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Train one batch: one step of the optimizer</source>
        <translation>训练一批：优化器走一步</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Train to the end of this epoch</source>
        <translation>训练到本轮结束</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stop and forget this run; the next one starts from the beginning</source>
        <translation>停止并丢弃这次训练；下一次从头开始</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Progress of training</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Train for all epochs; again to pause</source>
        <translation>跑完所有轮；再按一次暂停</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Ready: one press trains with the settings below.</source>
        <translation>已就绪：按一下即按下面的设置开始训练。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Epoch %1 of %2</source>
        <translation>第 %1 轮，共 %2 轮</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>stopped early, with the best weights</source>
        <translation>已提前停止，取最好的权重</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>the numbers ran away</source>
        <translation>数值发散了</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 samples/s</source>
        <translation>%1 样本/秒</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 left</source>
        <translation>还需 %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>unreadable items left out: %1</source>
        <translation>略去无法读取的样本：%1</translation>
    </message>
</context>
<context>
    <name>vitrine::RunControls</name>
    <message>
        <location filename="../../widgets/training/RunControls.cpp" line="+55"/>
        <source>Batch</source>
        <translation>一批</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Epoch</source>
        <translation>一轮</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stop after this batch</source>
        <translation>这一批之后停下</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Reading the data…</source>
        <translation>正在读取数据…</translation>
    </message>
</context>
<context>
    <name>vitrine::RunCorner</name>
    <message>
        <location filename="../../widgets/training/RunCorner.cpp" line="+36"/>
        <source>Pause training</source>
        <translation>暂停训练</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Reading the data…</source>
        <translation>正在读取数据…</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Epoch %1 of %2</source>
        <translation>第 %1 轮，共 %2 轮</translation>
    </message>
</context>
<context>
    <name>vitrine::RunningView</name>
    <message>
        <location filename="../../widgets/labs/batchnorm/RunningView.cpp" line="+126"/>
        <source>This layer keeps no running statistics (track_running_stats is off): evaluation normalises by the batch, too.</source>
        <translation>此层不保留滑动统计量（track_running_stats 已关闭）：评估时也按批归一化。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Feed a batch, and see how the running statistics follow it.</source>
        <translation>输入一批，看滑动统计量如何跟随。</translation>
    </message>
    <message>
        <location line="+48"/>
        <source>Feed one batch</source>
        <translation>输入一批</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The next pictures of the set go through the network as in training; its weights stay</source>
        <translation>数据集的后续图片像训练时那样通过网络；权重不变</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Feed on</source>
        <translation>连续输入</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stop feeding; what was fed stays</source>
        <translation>停止输入；已输入的保留</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Batch after batch, up to %1</source>
        <translation>逐批输入，最多 %1 批</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Forget the batches that were fed</source>
        <translation>清除已输入的各批</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Keep</source>
        <translation>采用</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Give the network these running statistics, of all channels; can be undone</source>
        <translation>把所有通道的这些滑动统计量交给网络；可撤销</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>From 0 and 1</source>
        <translation>从 0 和 1 开始</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>From the network</source>
        <translation>从网络的值开始</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>As a fresh layer: running mean 0 and running variance 1</source>
        <translation>同全新的层：滑动均值 0，滑动方差 1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>From the running statistics that the network has</source>
        <translation>从网络现有的滑动统计量开始</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Variance (unbiased)</source>
        <translation>方差（无偏）</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Batches</source>
        <translation>批数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>of each batch</source>
        <translation>各批</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>running</source>
        <translation>滑动</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>kept by the network</source>
        <translation>网络保存的</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Mean and variance of the channel, batch after batch</source>
        <translation>通道逐批的均值与方差</translation>
    </message>
</context>
<context>
    <name>vitrine::SamplesModel</name>
    <message>
        <location filename="../../widgets/training/SamplesView.cpp" line="+75"/>
        <source>Item %1 of the set: %2</source>
        <translation>数据集第 %1 项：%2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 with %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The right answer got %1</source>
        <translation>正确答案只得到 %1</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>%1 → %2
%3 %</source>
        <translation>%1 → %2
%3 %</translation>
    </message>
</context>
<context>
    <name>vitrine::SamplesView</name>
    <message>
        <location line="+45"/>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
</context>
<context>
    <name>vitrine::ScheduleView</name>
    <message>
        <location filename="../../widgets/training/ScheduleView.cpp" line="+34"/>
        <source>Learning rate over the run</source>
        <translation>整个训练中的学习率</translation>
    </message>
    <message>
        <location line="+140"/>
        <source>After epoch %1 of %2 the learning rate is %3</source>
        <translation>第 %1 轮（共 %2 轮）之后，学习率为 %3</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Draw the curve with the mouse, or with the arrow keys</source>
        <translation>用鼠标或方向键画出曲线</translation>
    </message>
</context>
<context>
    <name>vitrine::SetDownloader</name>
    <message>
        <location filename="../../widgets/downloads/SetDownloader.cpp" line="+78"/>
        <source>What the server sends does not begin as a packed file does.</source>
        <translation>服务器发来的内容开头不像压缩文件。</translation>
    </message>
</context>
<context>
    <name>vitrine::SetManagerDialog</name>
    <message>
        <location filename="../../widgets/downloads/SetManagerDialog.cpp" line="+64"/>
        <location line="+5"/>
        <source>Public data sets</source>
        <translation>公开数据集</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>Sets that others publish, to train on. Nothing is fetched before you press Download; what arrives is checked, unpacked where it is packed, and kept in %1.</source>
        <translation>由他人发布、可用于训练的数据集。按下“下载”之前不会联网；下载的文件经过校验，必要时解压，保存在 %1。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Download</source>
        <translation>下载量</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <location line="+72"/>
        <source>%1 on the disk, unpacked</source>
        <translation>解压后占用磁盘 %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>there, verified</source>
        <translation>已有，校验无误</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>there</source>
        <translation>已有</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>not there; a part is</source>
        <translation>没有；有一部分</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>not there</source>
        <translation>没有</translation>
    </message>
    <message>
        <location line="+51"/>
        <source>%1 is there and verified. Use it as data with one press of Use.</source>
        <translation>%1 已下载并通过校验。按“使用”即可作为训练数据。</translation>
    </message>
    <message>
        <location line="+43"/>
        <source>Remove the data set %1 from the disk?</source>
        <translation>从磁盘删除数据集 %1？</translation>
    </message>
</context>
<context>
    <name>vitrine::ShortcutsDialog</name>
    <message>
        <location filename="../../app/studio/ShortcutsDialog.cpp" line="+39"/>
        <source>Keyboard Shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>vitrine::SideHeader</name>
    <message>
        <location filename="../../widgets/detection/compare/SideHeader.cpp" line="+60"/>
        <source>Confidence %1 · NMS IoU %2 · %3</source>
        <translation>置信度 %1 · NMS IoU %2 · %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>across classes</source>
        <translation>跨类别</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>within each class</source>
        <translation>各类别之内</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The panels speak of this side</source>
        <translation>面板显示的是这一侧</translation>
    </message>
</context>
<context>
    <name>vitrine::SoftmaxModel</name>
    <message>
        <location filename="../../widgets/labs/softmax/SoftmaxModel.cpp" line="+131"/>
        <source>%1 (target)</source>
        <translation>%1（目标）</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Score z</source>
        <translation>得分 z</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>z/T − max</source>
        <translation>z/T − 最大值</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>exp</source>
        <translation>exp</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Probability p</source>
        <translation>概率 p</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>∂L/∂z</source>
        <translation>∂L/∂z</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What the network tells apart</source>
        <translation>网络所区分的类别</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What the network answers; a double click or F2 writes another</source>
        <translation>网络的输出；双击或按 F2 可改写</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Divided by the temperature, less the largest: this changes no probability and keeps exp from overflowing</source>
        <translation>除以温度，再减去最大值：概率不变，且 exp 不会溢出</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>e to the power of that: never negative, and 1 for the likeliest</source>
        <translation>e 的该次幂：永不为负，最可能的类别为 1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Its share of the sum of all exp; together they are 100 %</source>
        <translation>占所有 exp 之和的比例；合计 100 %</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Gradient of cross-entropy: (p − t) / T, with t = 1 for the target and 0 for the rest</source>
        <translation>交叉熵的梯度：(p − t) / T，目标的 t = 1，其余为 0</translation>
    </message>
</context>
<context>
    <name>vitrine::SoftmaxStage</name>
    <message>
        <location filename="../../widgets/labs/softmax/SoftmaxStage.cpp" line="+143"/>
        <source>These scores are not all finite numbers; softmax has nothing to say about them.</source>
        <translation>这些得分不全是有限的数，softmax 无从计算。</translation>
    </message>
    <message>
        <location line="+19"/>
        <location line="+6"/>
        <source>Temperature T</source>
        <translation>温度 T</translation>
    </message>
    <message>
        <location line="-5"/>
        <source>Scores are divided by it: below 1 the likeliest takes all, far above 1 all are alike; the network itself computes with 1</source>
        <translation>得分除以温度：小于 1 时最可能的类别独占，远大于 1 时各类别趋于相同；网络本身用 1 计算</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>As in the run</source>
        <translation>与运行一致</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Back to the network&apos;s scores and to temperature 1</source>
        <translation>恢复网络的得分和温度 1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Softmax step by step</source>
        <translation>Softmax 分步计算</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Probabilities over the temperature</source>
        <translation>概率随温度的变化</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Probability p</source>
        <translation>概率 p</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Score of %1</source>
        <translation>%1 的得分</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Moves the score of the chosen class</source>
        <translation>移动所选类别的得分</translation>
    </message>
    <message>
        <location line="+40"/>
        <source>The score of %1 is %2; divided by T = %3 it is %4.</source>
        <translation>%1 的得分为 %2；除以 T = %3 得 %4。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Less the largest: %1 − %2 = %3.</source>
        <translation>减去最大值：%1 − %2 = %3。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>exp(%1) = %2; the sum over all %3 classes is %4.</source>
        <translation>exp(%1) = %2；全部 %3 个类别之和为 %4。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>p = %1 / %2 = %3.</source>
        <translation>p = %1 / %2 = %3。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Cross-entropy against %1: L = −ln p = %2; ∂L/∂z of %3 = (p − t) / T = (%4 − %5) / %6 = %7.</source>
        <translation>与 %1 的交叉熵：L = −ln p = %2；%3 的 ∂L/∂z = (p − t) / T = (%4 − %5) / %6 = %7。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>How undecided it is: entropy %1, of %2 if all were alike.</source>
        <translation>有多不确定：熵为 %1，若各类别相同则为 %2。</translation>
    </message>
</context>
<context>
    <name>vitrine::SolidView</name>
    <message>
        <location filename="../../widgets/optimizers/SolidView.cpp" line="+12"/>
        <source>Surface in three dimensions</source>
        <translation>三维曲面</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A drag, or Shift with the arrow keys, turns it; the wheel zooms; a double click goes back.</source>
        <translation>拖动或按 Shift 加方向键可旋转；滚轮缩放；双击还原。</translation>
    </message>
</context>
<context>
    <name>vitrine::SourcesView</name>
    <message>
        <location filename="../../widgets/explanation/SourcesView.cpp" line="+94"/>
        <source>%1, %2: the lit places went into the number</source>
        <translation>%1，%2：亮起处参与了该数值的计算</translation>
    </message>
</context>
<context>
    <name>vitrine::SplitForm</name>
    <message>
        <location filename="../../widgets/training/SplitForm.cpp" line="+49"/>
        <source>Split of the set</source>
        <translation>数据集的划分</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Share of the set that validates after each epoch</source>
        <translation>每一轮之后用于验证的比例</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Share of the set that is kept back and judges the network once, at the end</source>
        <translation>留出的比例，只在最后对网络评判一次</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Split seed</source>
        <translation>划分种子</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The same seed draws the same items for each part</source>
        <translation>种子相同，各部分抽到的样本就相同</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>As the set has it</source>
        <translation>按数据集自带</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>As the set itself divides; one that doesn&apos;t trains on its first 80 % and validates with the rest</source>
        <translation>按数据集自带的划分；没有划分时，前 80 % 训练，其余验证</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>At random</source>
        <translation>随机</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Drawn by the seed</source>
        <translation>按种子随机抽取</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>At random, each class alike</source>
        <translation>随机，各类别比例相同</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Drawn by the seed within each class, so that every part has as much of each as the whole</source>
        <translation>在每个类别内按种子随机抽取，使各部分的类别比例与整体相同</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>In order</source>
        <translation>按顺序</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The first items train, the next validate, the last test</source>
        <translation>最前的样本训练，其次验证，最后测试</translation>
    </message>
</context>
<context>
    <name>vitrine::StabilityPanel</name>
    <message>
        <location filename="../../widgets/optimizers/StabilityPanel.cpp" line="+81"/>
        <source>Making the map</source>
        <translation>正在生成分布图</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&lt;span style=&quot;color:#B8860B&quot;&gt;■&lt;/span&gt; few steps into a minimum &lt;span style=&quot;color:#440154&quot;&gt;■&lt;/span&gt; many &lt;span style=&quot;color:#808080&quot;&gt;■&lt;/span&gt; not there &lt;span style=&quot;color:#5A1212&quot;&gt;■&lt;/span&gt; diverges</source>
        <translation>&lt;span style=&quot;color:#B8860B&quot;&gt;■&lt;/span&gt; 很快到达极小值 &lt;span style=&quot;color:#440154&quot;&gt;■&lt;/span&gt; 很慢 &lt;span style=&quot;color:#808080&quot;&gt;■&lt;/span&gt; 未到达 &lt;span style=&quot;color:#5A1212&quot;&gt;■&lt;/span&gt; 发散</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>%1 remembers nothing. Select one that does: momentum, Nesterov, RMSprop, Adam, …</source>
        <translation>%1 不保留记忆。请选择有记忆的优化器：动量、Nesterov、RMSprop、Adam 等。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Select a competitor to see at which rates it arrives.</source>
        <translation>请选择一个参赛者，查看它在哪些学习率下能到达。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 from this start: a click sets both numbers</source>
        <translation>%1 从当前起点出发：点击即可设定两个数值</translation>
    </message>
</context>
<context>
    <name>vitrine::StabilityView</name>
    <message>
        <location filename="../../widgets/optimizers/StabilityView.cpp" line="+44"/>
        <source>Map of learning rate and momentum</source>
        <translation>学习率与动量分布图</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Chosen: rate %1, momentum %2</source>
        <translation>当前：学习率 %1，动量 %2</translation>
    </message>
    <message>
        <location line="+108"/>
        <source>learning rate α</source>
        <translation>学习率 α</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>diverges</source>
        <translation>发散</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>not in a minimum after %1 steps</source>
        <translation>%1 步后仍未到达极小值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>in a minimum after %1 steps</source>
        <translation>%1 步后到达极小值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>rate %1, momentum %2: %3</source>
        <translation>学习率 %1，动量 %2：%3</translation>
    </message>
</context>
<context>
    <name>vitrine::StagesView</name>
    <message>
        <location filename="../../widgets/labs/batchnorm/StagesView.cpp" line="+180"/>
        <source>%1: mean %2, deviation %3</source>
        <translation>%1：均值 %2，标准差 %3</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <location line="-16"/>
        <source>mean; the band: one deviation</source>
        <translation>均值；色带：一个标准差</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>The channel&apos;s values over the whole batch: as they come in, normalised, scaled and shifted.
Line and band: mean and one deviation. Dashed: the chosen number.</source>
        <translation>通道在整批中的值：输入时、归一化后、缩放与平移后。
竖线与色带：均值与一个标准差。虚线：所选的数。</translation>
    </message>
    <message>
        <location line="-17"/>
        <source>the chosen number</source>
        <translation>所选数值</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>How the channel&apos;s values are spread, before and after each step</source>
        <translation>通道的值在每一步前后的分布</translation>
    </message>
</context>
<context>
    <name>vitrine::StateHistograms</name>
    <message>
        <location filename="../../widgets/optimizers/networks/StateHistograms.cpp" line="+112"/>
        <source>%1 from %2 to %3: %4 numbers
Heights are roots of the counts</source>
        <translation>%1 在 %2 到 %3 之间：%4 个数
高度为个数的平方根</translation>
    </message>
</context>
<context>
    <name>vitrine::StateSquares</name>
    <message>
        <location filename="../../widgets/optimizers/StateSquares.cpp" line="+32"/>
        <source>What the optimizer keeps</source>
        <translation>优化器保存的状态</translation>
    </message>
    <message>
        <location line="+72"/>
        <source>%1: %2
%3 for %4; colours from −%5 to %5, the largest so far</source>
        <translation>%1：%2
%4 的值为 %3；颜色范围从 −%5 到 %5（迄今最大值）</translation>
    </message>
</context>
<context>
    <name>vitrine::StatisticsView</name>
    <message>
        <location filename="../../widgets/inspector/StatisticsView.cpp" line="+43"/>
        <source>Tensor</source>
        <translation>张量</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Least</source>
        <translation>最小</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Greatest</source>
        <translation>最大</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Std</source>
        <translation>标准差</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Zeros</source>
        <translation>零占比</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>NaN</source>
        <translation>NaN</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Inf</source>
        <translation>Inf</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Count</source>
        <translation>个数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A row is a tensor of this block</source>
        <translation>每行是本模块的一个张量</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Smallest finite value</source>
        <translation>最小的有限值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Largest finite value</source>
        <translation>最大的有限值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Mean of the finite values</source>
        <translation>有限值的均值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Population standard deviation of the finite values</source>
        <translation>有限值的总体标准差</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Share of values that are exactly zero</source>
        <translation>恰为零的数值占比</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How many values are not a number</source>
        <translation>非数（NaN）的个数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How many values are infinite</source>
        <translation>无穷的个数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How many values there are</source>
        <translation>数值总数</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Computing…</source>
        <translation>正在计算…</translation>
    </message>
</context>
<context>
    <name>vitrine::StatusArea</name>
    <message>
        <location filename="../../app/studio/StatusArea.cpp" line="+72"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stop computing; what was shown stays</source>
        <translation>停止计算，已显示的内容保留</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Progress of the run</source>
        <translation>运行进度</translation>
    </message>
</context>
<context>
    <name>vitrine::StepDesk</name>
    <message>
        <location filename="../../app/studio/StepDesk.cpp" line="+128"/>
        <source>Select a block for the breakpoint first</source>
        <translation>请先选中一个模块，再设断点</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Run to Its Forward Pass</source>
        <translation>运行到它的前向</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run to Its Backward Pass</source>
        <translation>运行到它的反向</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run to Its Update</source>
        <translation>运行到它的更新</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Breakpoint: Forward</source>
        <translation>断点：前向</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Breakpoint: Backward</source>
        <translation>断点：反向</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Breakpoint: Update</source>
        <translation>断点：更新</translation>
    </message>
</context>
<context>
    <name>vitrine::StepFlow</name>
    <message>
        <location filename="../../widgets/stepping/StepFlow.cpp" line="-3"/>
        <source>The %1 iterations of the other network wait in its tab</source>
        <translation>另一个网络的 %1 次迭代保留在它的标签页中</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>Back in the iterations before: they are computed again, with the same bits</source>
        <translation>回到之前的迭代：将重新计算，结果逐位相同</translation>
    </message>
    <message>
        <location line="+290"/>
        <source>Stopped: %1</source>
        <translation>已停下：%1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Stopped at the breakpoint of %1</source>
        <translation>已停在 %1 的断点</translation>
    </message>
</context>
<context>
    <name>vitrine::StepList</name>
    <message>
        <location filename="../../widgets/transport/StepList.cpp" line="+153"/>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <location line="-57"/>
        <source>→ on to the next batch</source>
        <translation>→ 继续：下一批数据</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>→ on to the optimizer&apos;s step and the next batch</source>
        <translation>→ 继续：优化器更新和下一批数据</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The next items of the set go through the network with its new weights</source>
        <translation>数据集中接下来的样本通过更新后的网络</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The optimizer of the Train panel makes a step with these gradients</source>
        <translation>“训练”面板中的优化器用这些梯度走一步</translation>
    </message>
    <message>
        <location line="+107"/>
        <source>Run to Here</source>
        <translation>运行到这里</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Breakpoint</source>
        <translation>断点</translation>
    </message>
</context>
<context>
    <name>vitrine::StepNumbers</name>
    <message>
        <location filename="../../widgets/optimizers/StepNumbers.cpp" line="+62"/>
        <source>The lines for x: w = x, g = ∂f/∂x</source>
        <translation>x 的各行：w = x，g = ∂f/∂x</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The lines for y: w = y, g = ∂f/∂y</source>
        <translation>y 的各行：w = y，g = ∂f/∂y</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The step in numbers</source>
        <translation>这一步的数值</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Select a competitor that takes part to see its step in numbers.</source>
        <translation>请选择一个参赛者，查看它这一步的数值。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 has diverged: its numbers are not finite any more</source>
        <translation>%1 已发散：数值不再有限</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1, from step %2 to step %3</source>
        <translation>%1，从第 %2 步到第 %3 步</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>gradient that the next step goes by</source>
        <translation>下一步所依据的梯度</translation>
    </message>
</context>
<context>
    <name>vitrine::StepsPanel</name>
    <message>
        <location filename="../../widgets/stepping/StepsPanel.cpp" line="+79"/>
        <source>Units</source>
        <translation>单元</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Blocks</source>
        <translation>模块</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Unit operations: one multiplication or sum after the other, in a laboratory of its own</source>
        <translation>单元运算：逐个乘法、逐个加法，在专门的实验台中</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A step for each layer, those inside of composite blocks too; the optimizer goes tensor by tensor</source>
        <translation>每层一步，复合模块内部的层也算；优化器逐个张量更新</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A step for each block of the network</source>
        <translation>网络的每个模块一步</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Where playing and running stop</source>
        <translation>播放和运行在哪里停下</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Memory of the iterations that were walked</source>
        <translation>已走过的迭代所占内存</translation>
    </message>
    <message>
        <location line="+40"/>
        <source>Iteration 1</source>
        <translation>第 1 次迭代</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>One run, without anything to learn</source>
        <translation>单次运行，没有可学习的内容</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Iteration %1 of %2 · loss %3 → %4</source>
        <translation>第 %1 次迭代，共 %2 次 · 损失 %3 → %4</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The loss of this batch before and after the optimizer&apos;s step</source>
        <translation>这一批数据在优化器更新前后的损失</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Breakpoints</source>
        <translation>断点</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Breakpoints: %1</source>
        <translation>断点：%1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Memory: %1</source>
        <translation>内存：%1</translation>
    </message>
</context>
<context>
    <name>vitrine::SumStrip</name>
    <message>
        <location filename="../../widgets/labs/board/SumStrip.cpp" line="+26"/>
        <source>How the sum builds up</source>
        <translation>和如何累加</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Bars: each product. Line: bias and products added so far.</source>
        <translation>条形：各个乘积。折线：偏置与至此累加的乘积。</translation>
    </message>
</context>
<context>
    <name>vitrine::SurfacePanel</name>
    <message>
        <location filename="../../widgets/optimizers/SurfacePanel.cpp" line="+149"/>
        <source>Your formula</source>
        <translation>自定义公式</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Surface</source>
        <translation>曲面</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Formula of the surface</source>
        <translation>曲面的公式</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A formula of x and y; Enter takes it. There are + − * / ^, exp, log, sqrt, abs, sign, sin, cos, tan, tanh, min, max, pi and e.</source>
        <translation>关于 x 和 y 的公式，按回车生效。可用 + − * / ^、exp、log、sqrt、abs、sign、sin、cos、tan、tanh、min、max、pi 和 e。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>x from, to</source>
        <translation>x 范围</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+2"/>
        <source>The part of the surface that counts for colours and starts</source>
        <translation>用于着色和起点网格的区域</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>y from, to</source>
        <translation>y 范围</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Start x, y</source>
        <translation>起点 x、y</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Where all competitors start; a click on the surface sets it too</source>
        <translation>所有参赛者的起点；也可在曲面上点击设定</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Noise, seed</source>
        <translation>噪声、种子</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Standard deviation of what is added to each part of the gradient, as batches do; the same seed, the same noise</source>
        <translation>加在梯度各分量上的随机数的标准差，模拟小批量的效果；种子相同则噪声相同</translation>
    </message>
    <message>
        <location line="+3"/>
        <location line="+9"/>
        <source>Batch</source>
        <translation>批量</translation>
    </message>
    <message>
        <location line="-8"/>
        <source>How many points each gradient is taken from, drawn without repeating until all had their turn; gradient descent always takes all</source>
        <translation>每次计算梯度所用的数据点数；不放回抽取，直到所有点都轮到一次；梯度下降始终使用全部数据点</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>all points</source>
        <translation>全部数据点</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+4"/>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>How long the race is</source>
        <translation>比赛的长度</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Lowest x</source>
        <translation>x 下限</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Highest x</source>
        <translation>x 上限</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Lowest y</source>
        <translation>y 下限</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Highest y</source>
        <translation>y 上限</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Start x</source>
        <translation>起点 x</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Start y</source>
        <translation>起点 y</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Heights on a logarithmic scale</source>
        <translation>高度取对数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>More colours and lines near the lowest place</source>
        <translation>在最低处附近分出更多颜色和等高线</translation>
    </message>
</context>
<context>
    <name>vitrine::SurfaceView</name>
    <message>
        <location filename="../../widgets/optimizers/SurfaceView.cpp" line="+30"/>
        <source>Surface with the paths of the optimizers</source>
        <translation>曲面与各优化器的路径</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Click or drag: a new start for all. Shift and arrow keys move the start. Wheel: zoom. Right button: move the view.</source>
        <translation>点击或拖动：为所有参赛者设定新起点。Shift 加方向键移动起点。滚轮缩放，右键拖动平移。</translation>
    </message>
    <message>
        <location line="+95"/>
        <source>x = %1   y = %2   f = %3   ∇f = (%4, %5)</source>
        <translation>x = %1   y = %2   f = %3   ∇f = (%4, %5)</translation>
    </message>
    <message>
        <location filename="../../widgets/optimizers/SurfaceViewPaint.cpp" line="+24"/>
        <location line="+20"/>
        <source>f, log</source>
        <translation>f（对数）</translation>
    </message>
    <message>
        <location line="-20"/>
        <location line="+20"/>
        <source>f</source>
        <translation>f</translation>
    </message>
</context>
<context>
    <name>vitrine::TensorPane</name>
    <message>
        <location filename="../../widgets/inspector/TensorPane.cpp" line="+83"/>
        <source>Value and gradient</source>
        <translation>数值与梯度</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Scale per map</source>
        <translation>按图标尺</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Scale per layer</source>
        <translation>按层标尺</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Scale per network</source>
        <translation>全网标尺</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Sample </source>
        <translation>样本 </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Page </source>
        <translation>页 </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What is drawn: the tensor, the gradient of the loss with respect to it, or both on the same grid</source>
        <translation>显示内容：张量、损失对它的梯度，或两者并排</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Over what the darkest and the brightest colour are taken</source>
        <translation>最深与最亮颜色的取值范围</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Which sample of the batch is shown</source>
        <translation>显示批次中的哪个样本</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The tensor is too large to be shown at once</source>
        <translation>张量太大，无法一次显示</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Slice of the volume, along its depth</source>
        <translation>体数据沿深度的切片</translation>
    </message>
    <message>
        <location line="+115"/>
        <location line="+11"/>
        <source>Slice %1 of %2</source>
        <translation>切片 %1 / %2</translation>
    </message>
</context>
<context>
    <name>vitrine::ThresholdHistory</name>
    <message>
        <location filename="../../app/studio/ThresholdHistory.cpp" line="+38"/>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Overlap</source>
        <translation>重叠</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Suppression across Classes</source>
        <translation>跨类别抑制</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Thresholds</source>
        <translation>阈值</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>Same Thresholds</source>
        <translation>阈值相同</translation>
    </message>
</context>
<context>
    <name>vitrine::ThresholdSlider</name>
    <message>
        <location filename="../../widgets/detection/ThresholdSlider.cpp" line="+59"/>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>NMS IoU</source>
        <translation>NMS IoU</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Boxes with a score (objectness × class) of at least this are looked at. Behind it: how many candidates have which score, counts on a logarithmic scale.</source>
        <translation>只考虑得分（目标置信度 × 类别得分）不低于此值的框。背后是候选得分的直方图，计数为对数刻度。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A box is suppressed where its IoU with a better box is larger than this. Behind it: the IoUs of the suppressed boxes with the boxes that suppressed them, counts on a logarithmic scale.</source>
        <translation>与更好的框的 IoU 大于此值的框被抑制。背后是被抑制的框与抑制它们的框之间 IoU 的直方图，计数为对数刻度。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 candidates with a score from %2 to %3</source>
        <translation>%1 个候选的得分在 %2 到 %3 之间</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 suppressed boxes with an IoU from %2 to %3</source>
        <translation>%1 个被抑制的框的 IoU 在 %2 到 %3 之间</translation>
    </message>
</context>
<context>
    <name>vitrine::Timeline</name>
    <message>
        <location filename="../../widgets/transport/Timeline.cpp" line="+32"/>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
</context>
<context>
    <name>vitrine::TimesBar</name>
    <message>
        <location filename="../../widgets/detection/TimesBar.cpp" line="+42"/>
        <source>fast plan</source>
        <translation>快速计划</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>plain path</source>
        <translation>普通路径</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>%1 operations, %2 of them fused convolutions</source>
        <translation>%1 个运算，其中 %2 个是融合卷积</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Largest difference from the plain path: %1</source>
        <translation>与普通路径的最大差异：%1</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Times</source>
        <translation>用时</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>preprocess</source>
        <translation>预处理</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>decode</source>
        <translation>解码</translation>
    </message>
</context>
<context>
    <name>vitrine::TrainDesk</name>
    <message>
        <location filename="../../app/studio/TrainDesk.cpp" line="+296"/>
        <source>The weights after step %1</source>
        <translation>第 %1 步之后的权重</translation>
    </message>
    <message>
        <location filename="../../app/studio/TrainFiles.cpp" line="-40"/>
        <source>Save weights…</source>
        <translation>保存权重…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save network…</source>
        <translation>保存网络…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save run…</source>
        <translation>保存训练…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Export curves…</source>
        <translation>导出曲线…</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Go on with a saved run…</source>
        <translation>继续已保存的训练…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Weights before training</source>
        <translation>训练前的权重</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <location line="+55"/>
        <source>Save Weights</source>
        <translation>保存权重</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Weights (*.safetensors)</source>
        <translation>权重 (*.safetensors)</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Folder for the Run</source>
        <translation>保存训练的文件夹</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Folder of a Run</source>
        <translation>训练所在的文件夹</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Export Curves</source>
        <translation>导出曲线</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Numbers (*.csv)</source>
        <translation>数值 (*.csv)</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Folder with the Set %1</source>
        <translation>数据集 %1 所在的文件夹</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>File with the Set %1</source>
        <translation>数据集 %1 的文件</translation>
    </message>
</context>
<context>
    <name>vitrine::TrainPages</name>
    <message>
        <location filename="../../widgets/twins/TrainPages.cpp" line="+34"/>
        <source>One run</source>
        <translation>单次训练</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Train the network</source>
        <translation>训练这个网络</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Train side by side: twins that differ in one thing, folds, an ensemble</source>
        <translation>并排训练：只差一处的对照、交叉验证各折、集成</translation>
    </message>
</context>
<context>
    <name>vitrine::TrainPanel</name>
    <message>
        <location filename="../../widgets/training/TrainPanel.cpp" line="+113"/>
        <source>This network has no loss. Put a loss block behind its last layer to train it.</source>
        <translation>此网络没有损失。要训练它，请在最后一层之后接一个损失块。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1, the network&apos;s own (block %2)</source>
        <translation>%1，网络自带（块 %2）</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Start from</source>
        <translation>从何开始</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Fresh weights</source>
        <translation>全新权重</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Weights shown</source>
        <translation>当前权重</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Random weights, drawn by the seed</source>
        <translation>按种子抽取的随机权重</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The weights that the canvas shows now</source>
        <translation>画布上当前显示的权重</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How often all training items are gone through</source>
        <translation>所有训练样本要过多少遍</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Items that one step of the optimizer learns from</source>
        <translation>优化器每一步所学的样本数</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Split, penalties, noise, averaging, early stopping, seed, augmentations</source>
        <translation>划分、惩罚项、噪声、权重平均、提前停止、种子、增强</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Some of these settings count from the next start on.</source>
        <translation>其中一些设置从下次开始训练时起生效。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Keep and Export</source>
        <translation>保存与导出</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save weights, network or the whole run; go on with a run; export the curves</source>
        <translation>保存权重、网络或整个训练；继续一次训练；导出曲线</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>Compare with a Twin…</source>
        <translation>与对照训练比较…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Train side by side with runs that differ in one thing; cross-validation; ensembles</source>
        <translation>与只差一处的训练并排训练；交叉验证；集成</translation>
    </message>
</context>
<context>
    <name>vitrine::TrainUndo</name>
    <message>
        <location filename="../../app/studio/TrainUndo.cpp" line="+41"/>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Start of Training</source>
        <translation>训练起点</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Hyperparameters</source>
        <translation>超参数</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Schedule</source>
        <translation>学习率计划</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Epochs or Batch Size</source>
        <translation>轮数或批大小</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Settings of Training</source>
        <translation>训练设置</translation>
    </message>
</context>
<context>
    <name>vitrine::TrainViews</name>
    <message>
        <location filename="../../widgets/training/TrainViews.cpp" line="+80"/>
        <source>After the first epoch: the samples that were read wrong, and how.</source>
        <translation>第一轮之后显示：哪些样本认错了，错成了什么。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 of %2 samples of the validation are read wrong; the surest mistakes first.</source>
        <translation>%2 个验证样本中认错了 %1 个；最有把握的错误排在最前。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Rows are labels, columns are answers. Click a cell to see its samples.</source>
        <translation>行为标签，列为网络的回答。单击一格可查看其中的样本。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Label %1, taken for %2: %3 samples</source>
        <translation>标签 %1，被认成 %2：%3 个样本</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Layers</source>
        <translation>各层</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Confusion</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Loss, accuracy and learning rate over the epochs</source>
        <translation>损失、准确率和学习率随轮次的变化</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>Histograms</source>
        <translation>直方图</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Gradients and steps of each tensor</source>
        <translation>每个张量的梯度和更新</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Which classes are taken for which</source>
        <translation>哪些类别被认成了哪些类别</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Samples of the validation, wrong ones first</source>
        <translation>验证样本，认错的排在前面</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Views of training</source>
        <translation>训练视图</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>How weights, gradients and activations of a layer are spread, over time</source>
        <translation>一层的权重、梯度和激活值的分布随时间的变化</translation>
    </message>
</context>
<context>
    <name>vitrine::TransportBar</name>
    <message>
        <location filename="../../widgets/transport/TransportBar.cpp" line="+83"/>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>To the first step: nothing but the input has run</source>
        <translation>到第一步：只有输入</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Step back</source>
        <translation>后退</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>One step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Step after step, at the speed set here</source>
        <translation>按此处设定的速度逐步播放</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Step</source>
        <translation>前进</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>One step forward</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>To the loss</source>
        <translation>到损失</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>To the end of the forward pass</source>
        <translation>到前向传播末尾</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Forward ⇄ backward</source>
        <translation>前向 ⇄ 反向</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>To the other pass of the same block</source>
        <translation>切换到同一模块的另一方向</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <location line="-5"/>
        <source>To the end of this iteration: the backward pass, and the optimizer&apos;s step where it is known</source>
        <translation>到本次迭代的末尾：反向传播，以及已知的优化器更新</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Speed of playing; at its end as fast as can be computed</source>
        <translation>播放速度；最右端为不限速</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>1 × is four steps a second</source>
        <translation>1 × 为每秒四步</translation>
    </message>
</context>
<context>
    <name>vitrine::TrialLab</name>
    <message>
        <location filename="../../widgets/labs/trial/TrialLab.cpp" line="+60"/>
        <source>Apply to the network</source>
        <translation>应用到网络</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Gives the block these parameters; can be undone</source>
        <translation>把这些参数赋给该模块；可撤销</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Back to the network&apos;s own</source>
        <translation>恢复网络原有参数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The parameters that the block has</source>
        <translation>该模块现有的参数</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>It is a part of a block, so that what is tried here can&apos;t be applied to the network.</source>
        <translation>它是某个模块的一部分，因此这里试用的设置无法应用到网络。</translation>
    </message>
    <message>
        <location line="+15"/>
        <location line="+1"/>
        <source>Change %1</source>
        <translation>更改 %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 has the parameters that were tried</source>
        <translation>%1 已采用试用的参数</translation>
    </message>
</context>
<context>
    <name>vitrine::TruthLegend</name>
    <message>
        <location filename="../../widgets/detection/truth/TruthLegend.cpp" line="+128"/>
        <source>Ground truth</source>
        <translation>真值标注</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The annotated objects, and how the detections match them (Shift+G)</source>
        <translation>标注的物体，以及检测与它们的匹配情况（Shift+G）</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Objects that were found, solid, with the box that matched them, thin: true positives. Click to hide or show them.</source>
        <translation>被检出的物体（实线）与匹配它们的框（细线）：真阳性。单击可隐藏或显示。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Objects that no detection matches, dashed: false negatives. Click to hide or show them.</source>
        <translation>没有检测与之匹配的物体（虚线）：假阴性。单击可隐藏或显示。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Detections that match no object, dash-dotted: false positives. Click to hide or show them.</source>
        <translation>不与任何物体匹配的检测（点划线）：假阳性。单击可隐藏或显示。</translation>
    </message>
</context>
<context>
    <name>vitrine::TruthPanel</name>
    <message>
        <location filename="../../widgets/detection/truth/TruthPanel.cpp" line="+140"/>
        <source>This picture is not annotated.</source>
        <translation>这张图片没有标注。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This picture: precision %1 (%2 of %3 detections), recall %4 (%5 of %6 objects)</source>
        <translation>本图：精确率 %1（%3 个检测中的 %2 个），召回率 %4（%6 个物体中的 %5 个）</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>Open a detector to compare it with the annotations.</source>
        <translation>打开检测器，与标注进行比较。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The detector knows none of the annotated classes.</source>
        <translation>检测器不认识任何标注类别。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Pictures that were not found near the annotations: %1</source>
        <translation>在标注附近未找到的图片：%1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Classes have other names than the detector&apos;s and are taken in their order: %1</source>
        <translation>类别名与检测器不同，按顺序对应：%1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Classes that the detector doesn&apos;t know, whose objects all count as missed: %1</source>
        <translation>检测器不认识的类别，其物体均计为漏检：%1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>By the annotations this picture has another size: boxes may lie elsewhere.</source>
        <translation>标注中这张图片的尺寸不同，框的位置可能有偏差。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Reading annotations…</source>
        <translation>正在读取标注…</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Open or drop annotations to see what the detector finds and misses: COCO&apos;s JSON, or a folder of Pascal VOC or YOLO.</source>
        <translation>打开或拖入标注，查看检测器检出和漏掉了什么：COCO 的 JSON，或 Pascal VOC、YOLO 的文件夹。</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location line="-27"/>
        <source>Pictures: %1 · objects: %2 · classes: %3</source>
        <translation>图片：%1 · 物体：%2 · 类别：%3</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>Evaluate All</source>
        <translation>全部评估</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>These are the figures of %1, %2 × %3; evaluate again for the present detector.</source>
        <translation>这些是 %1（%2 × %3）的指标；请重新评估当前检测器。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>On %1 pictures; left out: %2</source>
        <translation>共 %1 张图片；略过：%2</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open annotations: COCO&apos;s JSON, a Pascal VOC XML or YOLO&apos;s labels (Ctrl+G)</source>
        <translation>打开标注：COCO 的 JSON、Pascal VOC 的 XML 或 YOLO 的标签（Ctrl+G）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open a folder of annotations: Pascal VOC or YOLO</source>
        <translation>打开标注文件夹：Pascal VOC 或 YOLO</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Close the annotations; files stay as they are</source>
        <translation>关闭标注；文件保持不变</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open Its Pictures</source>
        <translation>打开其图片</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Go through the annotated pictures</source>
        <translation>逐张查看已标注的图片</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run the detector over all annotated pictures: average precision, curves, confusion (Ctrl+Shift+G)</source>
        <translation>在全部标注图片上运行检测器：平均精度、曲线、混淆（Ctrl+Shift+G）</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>IoU for a match</source>
        <translation>匹配所需 IoU</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A detection matches an object of its class where their IoU is at least this; COCO&apos;s AP50 takes 0.50</source>
        <translation>检测与同类物体的 IoU 不低于此值时算作匹配；COCO 的 AP50 取 0.50</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Evaluation</source>
        <translation>评估</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Confusion</source>
        <translation>混淆</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Precision over recall, with the present confidence threshold on it</source>
        <translation>精确率-召回率曲线，标出当前置信度阈值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>COCO&apos;s average precision and recall, at confidence 0.01 and suppression at 0.65</source>
        <translation>COCO 的平均精度与召回率，置信度 0.01，抑制阈值 0.65</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How good the detector is at each class</source>
        <translation>检测器在各类别上的表现</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Which class was taken for which, at the present thresholds</source>
        <translation>当前阈值下，哪个类别被当作哪个类别</translation>
    </message>
</context>
<context>
    <name>vitrine::TwinBar</name>
    <message>
        <location filename="../../widgets/twins/TwinBar.cpp" line="+18"/>
        <source>One batch of the first run, and as much of the others</source>
        <translation>第一个训练走一批，其余训练走同样多的数据</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Train all runs to the end of this epoch</source>
        <translation>所有训练都跑到本轮结束</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stop and forget this comparison; the next one starts from the beginning</source>
        <translation>停止并清除这次比较；下一次从头开始</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Progress of the comparison</source>
        <translation>比较的进度</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Train all runs for all epochs; again to pause</source>
        <translation>所有训练跑完所有轮；再按一次暂停</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Ready: data, optimizer and epochs are those of the single run.</source>
        <translation>就绪：数据、优化器和轮数与单次训练相同。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Epoch %1 of %2</source>
        <translation>第 %1 轮，共 %2 轮</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>runs: %1</source>
        <translation>训练数：%1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>dropped out: %1</source>
        <translation>已退出：%1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>done</source>
        <translation>已完成</translation>
    </message>
</context>
<context>
    <name>vitrine::TwinCorner</name>
    <message>
        <location filename="../../widgets/twins/TwinCorner.cpp" line="+34"/>
        <source>Pause all runs</source>
        <translation>暂停所有训练</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Reading the data…</source>
        <translation>正在读取数据…</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Epoch %1 of %2</source>
        <translation>第 %1 轮，共 %2 轮</translation>
    </message>
</context>
<context>
    <name>vitrine::TwinDesk</name>
    <message>
        <location filename="../../app/studio/TwinDesk.cpp" line="-121"/>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Twins, folds or an ensemble: all runs on top of each other, and the gap</source>
        <translation>对照、各折或集成：所有训练叠在一起，并显示差距</translation>
    </message>
    <message>
        <location line="+191"/>
        <source>Runs to Compare</source>
        <translation>参与比较的训练</translation>
    </message>
    <message>
        <location filename="../../app/studio/TwinFiles.cpp" line="+22"/>
        <source>Curves and gaps as numbers…</source>
        <translation>曲线和差距的数值…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Figures of all runs as numbers…</source>
        <translation>所有训练的指标数值…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Curves as a picture…</source>
        <translation>曲线图片…</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Export Curves</source>
        <translation>导出曲线</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+8"/>
        <source>Numbers (*.csv)</source>
        <translation>数值 (*.csv)</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Export Figures</source>
        <translation>导出指标</translation>
    </message>
</context>
<context>
    <name>vitrine::TwinForm</name>
    <message>
        <location filename="../../widgets/twins/TwinForm.cpp" line="+119"/>
        <source>Compare with this twin too, at the next start</source>
        <translation>下次开始时也与这个对照比较</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>More than %1 runs are not compared at once</source>
        <translation>最多同时比较 %1 个训练</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>Original</source>
        <translation>原训练</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>%1: not with this network</source>
        <translation>%1：不适用于这个网络</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Runs</source>
        <translation>参与比较的训练</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Runs that are compared</source>
        <translation>参与比较的训练</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Take the selected twin out</source>
        <translation>去掉选中的对照</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Another twin differs in</source>
        <translation>再加一个对照，差别在于</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What it has instead</source>
        <translation>改成什么</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Its number</source>
        <translation>它的数值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Add</source>
        <translation>添加</translation>
    </message>
</context>
<context>
    <name>vitrine::TwinModel</name>
    <message>
        <location filename="../../widgets/twins/TwinModel.cpp" line="+115"/>
        <source>Mean ± deviation</source>
        <translation>均值 ± 标准差</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Averaged answer</source>
        <translation>平均回答</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>%1 (dropped out)</source>
        <translation>%1（已退出）</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Mean and sample standard deviation over the folds</source>
        <translation>各折的均值和样本标准差</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The mean of all networks&apos; probabilities, as one answer</source>
        <translation>所有网络概率的平均值，作为一个回答</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1: shown on the canvas</source>
        <translation>%1：正显示在画布上</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1: a click shows it on the canvas</source>
        <translation>%1：单击即显示在画布上</translation>
    </message>
    <message>
        <location line="+51"/>
        <source>Run</source>
        <translation>名称</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Best</source>
        <translation>最好</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Step</source>
        <translation>每步</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Together</source>
        <translation>合计</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A tick shows its curves. The run on the canvas is bold; a click shows another one there</source>
        <translation>勾选以显示其曲线。画布上的那个用粗体；单击另一个即可显示它</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Loss of the last batches, smoothed</source>
        <translation>最近各批的损失（平滑）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Loss on the validation part after the last epoch</source>
        <translation>最后一轮之后在验证集上的损失</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Accuracy on the validation part after the last epoch</source>
        <translation>最后一轮之后在验证集上的准确率</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The best accuracy on the validation part so far</source>
        <translation>迄今在验证集上最好的准确率</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Mean time of a training step, validation not counted</source>
        <translation>训练一步的平均用时，不计验证</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Accuracy of the averaged answer of this network and those above it</source>
        <translation>此网络与其上各网络的平均回答的准确率</translation>
    </message>
</context>
<context>
    <name>vitrine::TwinPanel</name>
    <message>
        <location filename="../../widgets/twins/TwinPanel.cpp" line="+82"/>
        <source>Number of folds</source>
        <translation>折数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Number of networks</source>
        <translation>网络数</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Runs that differ in one thing: the same seed, the same batches, the same first weights wherever both have them.</source>
        <translation>只差一处的训练：种子相同，各批相同，双方都有的权重初值也相同。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Cross-validation: each part of the set validates once, while the others train.</source>
        <translation>交叉验证：数据集的每一部分轮流做一次验证，其余用于训练。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Networks that differ in their seed alone; their probabilities are averaged to one answer.</source>
        <translation>只有种子不同的网络；把它们的概率平均成一个回答。</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>Folds</source>
        <translation>交叉验证</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Twins</source>
        <translation>对照</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Ensemble</source>
        <translation>集成</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Runs that differ in one thing</source>
        <translation>只差一处的训练</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>k-fold cross-validation</source>
        <translation>k 折交叉验证</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Several networks answer together</source>
        <translation>几个网络一起回答</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What is set here counts from the next start on.</source>
        <translation>此处的设置从下次开始时生效。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Shown on the canvas</source>
        <translation>画布上显示</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The run whose weights the canvas shows</source>
        <translation>画布上显示哪个训练的权重</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save the curves as a picture or their numbers as a table</source>
        <translation>把曲线保存为图片，或把数值保存为表格</translation>
    </message>
</context>
<context>
    <name>vitrine::TwinPlot</name>
    <message>
        <location filename="../../widgets/twins/TwinPlot.cpp" line="+232"/>
        <source>%1, training, smoothed</source>
        <translation>%1，训练（平滑）</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1, validation</source>
        <translation>%1，验证</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 − original, training loss, smoothed</source>
        <translation>%1 − 原训练，训练损失（平滑）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 − original, validation accuracy</source>
        <translation>%1 − 原训练，验证准确率</translation>
    </message>
    <message>
        <location line="+154"/>
        <source>Curves of all runs</source>
        <translation>所有训练的曲线</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+1"/>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Gap of the loss</source>
        <translation>损失差</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Gap of the accuracy</source>
        <translation>准确率差</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Seconds of training</source>
        <translation>训练秒数</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Networks together</source>
        <translation>网络个数</translation>
    </message>
    <message>
        <location filename="../../widgets/twins/TwinPlotSummary.cpp" line="+63"/>
        <source>Mean − deviation</source>
        <translation>均值 − 标准差</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Mean + deviation</source>
        <translation>均值 + 标准差</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Mean of the folds</source>
        <translation>各折均值</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Averaged answer</source>
        <translation>平均回答</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>%1, alone</source>
        <translation>%1，单独</translation>
    </message>
    <message>
        <location line="+8"/>
        <location line="+1"/>
        <source>Averaged answer by networks</source>
        <translation>平均回答随网络个数</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Networks together: %1, after epoch %2</source>
        <translation>合用 %1 个网络，第 %2 轮之后</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Validation loss %1</source>
        <translation>验证损失 %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Validation accuracy %1</source>
        <translation>验证准确率 %1</translation>
    </message>
    <message>
        <location filename="../../widgets/twins/TwinPlotText.cpp" line="+15"/>
        <source>Step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>After %1 s of training</source>
        <translation>训练 %1 秒后</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>loss %1</source>
        <translation>损失 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>validation loss %1</source>
        <translation>验证损失 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>validation accuracy %1</source>
        <translation>验证准确率 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>gap %1</source>
        <translation>差 %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>vitrine::TwinView</name>
    <message>
        <location filename="../../widgets/twins/TwinView.cpp" line="+213"/>
        <source>Mean ± deviation</source>
        <translation>均值 ± 标准差</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Averaged answer</source>
        <translation>平均回答</translation>
    </message>
    <message>
        <location line="+8"/>
        <location line="+36"/>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>Nothing is compared yet. Choose in the panel “Train” what differs, and press Compare.</source>
        <translation>还没有比较。请在“训练”面板中选择差别所在，然后按“比较”。</translation>
    </message>
    <message>
        <location line="+37"/>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Loss and accuracy of each batch, smoothed</source>
        <translation>每一批的损失和准确率（平滑）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Loss and accuracy on the validation part, after each epoch</source>
        <translation>每一轮之后在验证集上的损失和准确率</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Seconds</source>
        <translation>秒数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Compare after as many steps of the optimizer</source>
        <translation>在优化器走了同样多步之后比较</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Compare after as many times through the training items</source>
        <translation>在训练样本过了同样多遍之后比较</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Compare after as much time of training</source>
        <translation>在训练了同样长时间之后比较</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>What runs are compared against</source>
        <translation>按什么比较</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Logarithmic</source>
        <translation>对数轴</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Logarithmic axis for the loss</source>
        <translation>损失用对数坐标轴</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Weight of the past in the curves of training</source>
        <translation>训练曲线中过去值所占的权重</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Figures of all runs</source>
        <translation>所有训练的指标</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What the figures say</source>
        <translation>这些指标说明了什么</translation>
    </message>
</context>
<context>
    <name>vitrine::TwinsPage</name>
    <message>
        <location filename="../../widgets/labs/batchnorm/TwinsPage.cpp" line="+111"/>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+6"/>
        <source>Train both</source>
        <translation>训练两者</translation>
    </message>
    <message>
        <location line="-5"/>
        <source>Fresh weights, the same in both, and the same batches of the open set; of the built-in digits 4,000 are taken</source>
        <translation>两者用相同的全新权重，以及当前数据集的相同批次；内置数字只取 4,000 个</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Forget both runs</source>
        <translation>清除两次训练</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Nothing is compared yet. Press “%1”.</source>
        <translation>还没有比较。请按“%1”。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Of Adam, in both. Try ten times as much: with batch norm more is possible</source>
        <translation>两者所用 Adam 的学习率。试试十倍：有批归一化时可以更大</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>How often all items are seen</source>
        <translation>全部样本被看过几遍</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The network as it is, and without any batch norm (layers before one get a bias), both from fresh weights. What is learnt here is not kept.</source>
        <translation>原样的网络，以及去掉所有批归一化的网络（其前的层加上偏置），都从全新权重开始。这里学到的不会保留。</translation>
    </message>
</context>
<context>
    <name>vitrine::UnitGraphView</name>
    <message>
        <location filename="../../widgets/units/UnitGraphView.cpp" line="+68"/>
        <source>Unit operations</source>
        <translation>单元运算</translation>
    </message>
    <message>
        <location line="+209"/>
        <source>Value of %1</source>
        <translation>%1 的值</translation>
    </message>
</context>
<context>
    <name>vitrine::UnitLabView</name>
    <message>
        <location filename="../../widgets/units/UnitLabView.cpp" line="+175"/>
        <source>Whole network</source>
        <translation>整个网络</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>One number</source>
        <translation>一个数</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Path to the loss</source>
        <translation>到损失的路径</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Every number of the network, for small ones</source>
        <translation>网络中的每一个数，适用于小网络</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The selected number, and what it is made of</source>
        <translation>选中的数，以及它由什么算出</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>From the selected number or weight to the loss, where it moves it most</source>
        <translation>从选中的数或权重到损失、影响最大的那条路径</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>By blocks</source>
        <translation>按模块</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>By units</source>
        <translation>按单元</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Each factor takes a whole block, as one writes it by hand</source>
        <translation>每个因子跨过一整个模块，如同手写推导</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Each factor is one unit operation&apos;s, as in the modular way</source>
        <translation>每个因子对应一个单元运算，与模块化方式相同</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The general way: every path by itself</source>
        <translation>一般方式：逐条路径单独计算</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The modular way: every gradient once</source>
        <translation>模块化方式：每个梯度只算一次</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What is shown</source>
        <translation>所示内容</translation>
    </message>
    <message>
        <location line="+111"/>
        <source>%1 unit operations</source>
        <translation>%1 个单元运算</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 smaller terms of sums are drawn as one</source>
        <translation>和式中 %1 个较小的项合并绘出</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>as a whole the network is too large to draw (more than %1)</source>
        <translation>整个网络太大，无法画出（超过 %1 个）</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>%1 multiplications, %2 of them form a product anew that was there already</source>
        <translation>%1 次乘法，其中 %2 次在重算已有的乘积</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1 multiplications: local derivative × incoming gradient, handed on</source>
        <translation>%1 次乘法：局部导数 × 传入的梯度，再往后传</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1 multiplications by blocks, %2 by units as below: local derivative × incoming gradient, handed on</source>
        <translation>按模块 %1 次乘法，按单元（如下）%2 次：局部导数 × 传入的梯度，再往后传</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>%1 is too large to be changed number by number</source>
        <translation>%1 太大，不能逐个修改</translation>
    </message>
</context>
<context>
    <name>vitrine::UnitPlayer</name>
    <message>
        <location filename="../../widgets/units/UnitPlayer.cpp" line="+89"/>
        <source>Start</source>
        <translation>起点</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>To the start: only what is given is known (Home)</source>
        <translation>回到起点：只知道给定的数 (Home)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>One unit operation back (←)</source>
        <translation>后退一个单元运算 (←)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Unit by unit, at the speed set here (Space)</source>
        <translation>按此处设定的速度逐个单元播放 (空格)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Step</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>One unit operation forward (→)</source>
        <translation>前进一个单元运算 (→)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>To the loss</source>
        <translation>到损失</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>To the end of the forward pass</source>
        <translation>到前向传播结束</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>End</source>
        <translation>终点</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>To the end of the backward pass: every gradient is there (End)</source>
        <translation>到反向传播结束：所有梯度都已算出 (End)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Speed of playing</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All steps: forward to the loss, then backward</source>
        <translation>全部步骤：先向前到损失，再向后</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Unit step</source>
        <translation>单元步骤</translation>
    </message>
</context>
<context>
    <name>vitrine::UnitStepList</name>
    <message>
        <location filename="../../widgets/units/UnitStepList.cpp" line="+88"/>
        <source>Steps of the modular way</source>
        <translation>模块化方式的步骤</translation>
    </message>
</context>
<context>
    <name>vitrine::UpdateModel</name>
    <message>
        <location filename="../../widgets/stepping/UpdateModel.cpp" line="+107"/>
        <source>Where the weight stands in its tensor</source>
        <translation>权重在张量中的位置</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>place</source>
        <translation>位置</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The weight before the step</source>
        <translation>更新前的权重</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>∂Loss/∂w as the optimizer got it: with penalties, clipped</source>
        <translation>优化器得到的 ∂Loss/∂w：含惩罚项，已裁剪</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1, after the step</source>
        <translation>%1，更新之后</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>What the step adds to the weight</source>
        <translation>这一步给权重加上的量</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The weight after the step</source>
        <translation>更新后的权重</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>new w</source>
        <translation>新 w</translation>
    </message>
</context>
<context>
    <name>vitrine::UpdateView</name>
    <message>
        <location filename="../../widgets/stepping/UpdateView.cpp" line="+87"/>
        <source>Tensor</source>
        <translation>张量</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Weights before and after the step</source>
        <translation>更新前后的权重</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The step of one weight in numbers</source>
        <translation>一个权重的更新过程（数值）</translation>
    </message>
    <message>
        <location line="+42"/>
        <source>%1: step %2 of %3, learning rate %4</source>
        <translation>%1：%3 的第 %2 步，学习率 %4</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>‖w‖ = %1, ‖g‖ = %2, ‖Δw‖ = %3 (%4)</source>
        <translation>‖w‖ = %1，‖g‖ = %2，‖Δw‖ = %3（%4）</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Loss: g·Δw predicts %1</source>
        <translation>损失：g·Δw 预计变化 %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1, measured %2</source>
        <translation>%1，实测 %2</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Lengths of the weights, of their gradient and of the step, and how long the step is beside the weights. The change of this batch&apos;s loss: to first order, and as it is. The whole step: predicted %1, measured %2 (%3 → %4).</source>
        <translation>权重、梯度和更新量的长度，以及更新量与权重长度之比。这一批损失的变化：一阶预计值与实测值。整个更新：预计 %1，实测 %2（%3 → %4）。</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Weight %1:</source>
        <translation>权重 %1：</translation>
    </message>
</context>
<context>
    <name>vitrine::VideoBar</name>
    <message>
        <location filename="../../widgets/video/VideoBar.cpp" line="+121"/>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Play or pause the video (Space)</source>
        <translation>播放或暂停视频（空格）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Frame back</source>
        <translation>上一帧</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>One frame back (comma)</source>
        <translation>后退一帧（逗号）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Frame forward</source>
        <translation>下一帧</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>One frame forward (full stop)</source>
        <translation>前进一帧（句点）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>At the end, begin again</source>
        <translation>到结尾后从头开始</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Detect in every frame and write the video with its boxes</source>
        <translation>检测每一帧，并写出带检测框的视频</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Position in the video</source>
        <translation>视频中的位置</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Drag to go to a frame</source>
        <translation>拖动以跳转到某一帧</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Speed of the video</source>
        <translation>视频速度</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Time and frame</source>
        <translation>时间和帧</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Frames a second, and dropped</source>
        <translation>每秒帧数与丢弃数</translation>
    </message>
    <message>
        <location line="+78"/>
        <source>%1 · frame %2 of %3</source>
        <translation>%1 · 第 %2 帧，共 %3 帧</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 · frame %2</source>
        <translation>%1 · 第 %2 帧</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>No pictures are coming</source>
        <translation>没有画面传来</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>%1 frames/s, %2 dropped</source>
        <translation>%1 帧/秒，丢弃 %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 of %2 frames/s, newest wins</source>
        <translation>每秒 %1 帧（共 %2），新帧优先</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 frames/s, newest wins</source>
        <translation>每秒 %1 帧，新帧优先</translation>
    </message>
    <message>
        <location line="-16"/>
        <source>Shown: %1
Dropped, since a newer one came first: %2
Lost by the camera: %3
Decoding a frame: %4</source>
        <translation>已显示：%1
因有更新的帧而丢弃：%2
摄像头丢失：%3
解码一帧：%4</translation>
    </message>
</context>
<context>
    <name>vitrine::VideoExportDialog</name>
    <message>
        <location filename="../../app/studio/VideoExportDialog.cpp" line="+52"/>
        <source>Export Annotated Video</source>
        <translation>导出带检测框的视频</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+16"/>
        <source>Write into</source>
        <translation>写入到</translation>
    </message>
    <message>
        <location line="-15"/>
        <source>Table (.csv: frame, time, class, score, box)</source>
        <translation>表格（.csv：帧、时间、类别、得分、框）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>COCO (.json, its images are the frames)</source>
        <translation>COCO（.json，其中的图片即各帧）</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+35"/>
        <source>Choose the File of the Video</source>
        <translation>选择视频文件</translation>
    </message>
    <message>
        <location line="-30"/>
        <source>Beside it, of the same name</source>
        <translation>同时写出同名文件</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Every frame from the start, with the detector, thresholds and classes as they are set now; of the same size and rate, without sound.</source>
        <translation>从头逐帧检测，使用当前的检测器、阈值和类别；尺寸与帧率不变，不含声音。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <location line="+45"/>
        <source>The name must end in .mp4 or .avi.</source>
        <translation>文件名必须以 .mp4 或 .avi 结尾。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is no folder %1.</source>
        <translation>文件夹 %1 不存在。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This is the video itself. Choose another name.</source>
        <translation>这就是原视频，请另取一个名字。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Will be replaced: %1</source>
        <translation>将被替换：%1</translation>
    </message>
</context>
<context>
    <name>vitrine::VideoExportStrip</name>
    <message>
        <location filename="../../widgets/detection/video/VideoExportStrip.cpp" line="+86"/>
        <source>frame %1 of %2</source>
        <translation>第 %1 帧，共 %2 帧</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>frame %1</source>
        <translation>第 %1 帧</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 frames/s</source>
        <translation>%1 帧/秒</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Progress of the video</source>
        <translation>视频的进度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cancel the export of the video</source>
        <translation>取消导出视频</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stop; nothing is left of the video</source>
        <translation>停止，不留下任何视频文件</translation>
    </message>
</context>
<context>
    <name>vitrine::WeightCard</name>
    <message>
        <location filename="../../widgets/playground/WeightCard.cpp" line="+98"/>
        <source>gradient %1</source>
        <translation>梯度 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Click to change</source>
        <translation>单击可修改</translation>
    </message>
</context>
<context>
    <name>vitrine::WeightLoader</name>
    <message>
        <location filename="../../app/studio/documents/WeightLoader.cpp" line="+53"/>
        <source>All %1 tensors of the network come from %2</source>
        <translation>网络的全部 %1 个张量均来自 %2</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Weights of %1</source>
        <translation>%1 的权重</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 of %2 tensors come from %3; the others are as they were</source>
        <translation>%2 个张量中有 %1 个来自 %3；其余保持不变</translation>
    </message>
</context>
<context>
    <name>vitrine::WeightMatchDialog</name>
    <message>
        <location filename="../../app/studio/documents/WeightMatchDialog.cpp" line="+30"/>
        <source>Fits</source>
        <translation>匹配</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Has another shape in the file</source>
        <translation>在文件中形状不同</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Is not in the file</source>
        <translation>文件中没有</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Tensors of the network and of the file</source>
        <translation>网络与文件中的张量</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Tensor</source>
        <translation>张量</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>In the network</source>
        <translation>网络中</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>In the file</source>
        <translation>文件中</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>What happens</source>
        <translation>结果</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>The network doesn’t need it</source>
        <translation>网络不需要它</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Load Weights</source>
        <translation>载入权重</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 of the network’s %2 tensors fit those in %3. The others stay as they are.</source>
        <translation>网络的 %2 个张量中有 %1 个与 %3 中的匹配。其余保持不变。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The file’s names begin with “%1”, which was left out.</source>
        <translation>文件中的名称以“%1”开头，已将其略去。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Load what fits</source>
        <translation>载入匹配的部分</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>vitrine::WeightTools</name>
    <message>
        <location filename="../../widgets/ripple/WeightTools.cpp" line="+79"/>
        <source>Not to be changed number by number</source>
        <translation>不能逐个数字修改</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Click a number to change it</source>
        <translation>单击数值即可修改</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 of %2 numbers changed by hand</source>
        <translation>已手动修改 %1 个，共 %2 个数值</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Click a number to type it, drag up or down to move it. Changed ones have a turned corner.</source>
        <translation>单击数值可键入，上下拖动可调整；改过的数值带有折角标记。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Put Back</source>
        <translation>还原</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This weight as it was before it was changed by hand</source>
        <translation>将此权重恢复到手动修改之前</translation>
    </message>
</context>
<context>
    <name>vitrine::WhyPanel</name>
    <message>
        <location filename="../../widgets/detection/WhyPanel.cpp" line="+27"/>
        <source>Why this box</source>
        <translation>为什么有这个框</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Click a box to see why it is there, or an empty place to see why nothing is.</source>
        <translation>点击一个框看它为何存在，或点击空白处看那里为何什么都没有。</translation>
    </message>
</context>
</TS>
