<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>cli</name>
    <message>
        <source>cannot draw {} pixels: the driver refuses the buffer</source>
        <translation>không vẽ được {} điểm ảnh: trình điều khiển đồ họa từ chối cấp bộ đệm</translation>
    </message>
    <message>
        <source>Flies a fixed path over the table and prints frame times</source>
        <translation>Bay theo một đường cố định trên sa bàn và in thời gian vẽ từng khung hình</translation>
    </message>
    <message>
        <source>Width x height in pixels (default 1920x1080)</source>
        <translation>Rộng x cao tính bằng điểm ảnh (mặc định 1920x1080)</translation>
    </message>
    <message>
        <source>Frames of a named path (default 300)</source>
        <translation>Số khung hình của đường bay có tên (mặc định 300)</translation>
    </message>
    <message>
        <source>orbit, low, dive, or a CSV file with eyeE,eyeN,eyeH,lookE,lookN,lookH (default orbit)</source>
        <translation>orbit (bay vòng), low (bay thấp), dive (bổ nhào), hoặc tệp CSV có eyeE,eyeN,eyeH,lookE,lookN,lookH (mặc định orbit)</translation>
    </message>
    <message>
        <source>Vertical field of view, degrees (default 45)</source>
        <translation>Góc mở theo chiều đứng, độ (mặc định 45)</translation>
    </message>
    <message>
        <source>Samples per pixel: 0, 2, 4 or 8 (default 0)</source>
        <translation>Số mẫu trên mỗi điểm ảnh: 0, 2, 4 hoặc 8 (mặc định 0)</translation>
    </message>
    <message>
        <source>Print one line of JSON in place of an indented one</source>
        <translation>In JSON trên một dòng thay cho JSON thụt đầu dòng</translation>
    </message>
    <message>
        <source>cannot read &apos;{0}&apos; as {1} to {2} numbers: write them with a decimal point, separated by commas</source>
        <translation>không đọc được &apos;{0}&apos; thành {1} đến {2} số: hãy viết với dấu chấm thập phân, cách nhau bằng dấu phẩy</translation>
    </message>
    <message>
        <source>cannot use &apos;{}&apos; as a picture size: write width x height in pixels, 16x16 to 16384x16384, for instance 1920x1080</source>
        <translation>không dùng được &apos;{}&apos; làm cỡ ảnh: hãy viết rộng x cao tính bằng điểm ảnh, từ 16x16 đến 16384x16384, ví dụ 1920x1080</translation>
    </message>
    <message>
        <source>cannot write &apos;{}&apos;: it exists. Name another file, or pass --force to replace it.</source>
        <translation>không ghi được &apos;{}&apos;: tệp đã có. Hãy đặt tên khác, hoặc thêm --force để ghi đè.</translation>
    </message>
    <message>
        <source>Elevation raster or folder of tiles (repeatable; later ones lie on top)</source>
        <translation>Tệp raster độ cao hoặc thư mục chứa các mảnh (dùng được nhiều lần; tệp sau nằm trên)</translation>
    </message>
    <message>
        <source>Picture to drape (repeatable; later ones lie on top)</source>
        <translation>Ảnh phủ lên địa hình (dùng được nhiều lần; ảnh sau nằm trên)</translation>
    </message>
    <message>
        <source>CRS of the table, and of files that declare none (EPSG:n; default: from the data)</source>
        <translation>Hệ tọa độ của sa bàn và của các tệp không khai báo hệ tọa độ (EPSG:n; mặc định: theo dữ liệu)</translation>
    </message>
    <message>
        <source>Part to show, minE,minN,maxE,maxN in the table&apos;s CRS (m; default: all)</source>
        <translation>Phần cần hiển thị, minE,minN,maxE,maxN theo hệ tọa độ của sa bàn (m; mặc định: tất cả)</translation>
    </message>
    <message>
        <source>Unit of the heights: m, dm, cm, mm, km, ft, us-ft (default: what the file says)</source>
        <translation>Đơn vị độ cao: m, dm, cm, mm, km, ft, us-ft (mặc định: theo khai báo của tệp)</translation>
    </message>
    <message>
        <source>Where elevation layers meet: feather or cut (default feather)</source>
        <translation>Chỗ các lớp độ cao giáp nhau: feather (chuyển dần) hoặc cut (cắt) (mặc định feather)</translation>
    </message>
    <message>
        <source>Fill holes by interpolation, marked on the ground</source>
        <translation>Nội suy lấp chỗ trống dữ liệu, có đánh dấu trên mặt đất</translation>
    </message>
    <message>
        <source>Title on the table&apos;s frame (default: the file&apos;s name)</source>
        <translation>Tiêu đề trên khung sa bàn (mặc định: tên tệp)</translation>
    </message>
    <message>
        <source>Allow sources on the network</source>
        <translation>Cho phép đọc nguồn trên mạng</translation>
    </message>
    <message>
        <source>cannot use --bounds {}: the order is minE,minN,maxE,maxN, and the area must not be empty</source>
        <translation>không dùng được --bounds {}: thứ tự phải là minE,minN,maxE,maxN và vùng không được rỗng</translation>
    </message>
    <message>
        <source>cannot use &apos;{}&apos; as --height-unit: choose m, dm, cm, mm, km, ft or us-ft</source>
        <translation>không dùng được &apos;{}&apos; cho --height-unit: hãy chọn m, dm, cm, mm, km, ft hoặc us-ft</translation>
    </message>
    <message>
        <source>no elevation was given: name at least one elevation file</source>
        <translation>chưa có dữ liệu độ cao: hãy nêu ít nhất một tệp độ cao</translation>
    </message>
    <message>
        <source>Takes one picture of the table, without a window</source>
        <translation>Chụp một ảnh sa bàn, không cần cửa sổ</translation>
    </message>
    <message>
        <source>PNG file to write</source>
        <translation>Tệp PNG cần ghi</translation>
    </message>
    <message>
        <source>Samples per pixel: 1, 2, 4 or 8 (default 4)</source>
        <translation>Số mẫu trên mỗi điểm ảnh: 1, 2, 4 hoặc 8 (mặc định 4)</translation>
    </message>
    <message>
        <source>Replace an existing output</source>
        <translation>Ghi đè tệp kết quả đã có</translation>
    </message>
    <message>
        <source>Print what was drawn as JSON</source>
        <translation>In những gì đã vẽ dưới dạng JSON</translation>
    </message>
    <message>
        <source>Point to look at: E,N[,H] in the table&apos;s CRS (m)</source>
        <translation>Điểm cần nhìn: E,N[,H] theo hệ tọa độ của sa bàn (m)</translation>
    </message>
    <message>
        <source>Direction looked in, degrees clockwise from grid north (default 45)</source>
        <translation>Hướng nhìn, độ, theo chiều kim đồng hồ từ bắc lưới tọa độ (mặc định 45)</translation>
    </message>
    <message>
        <source>Degrees below the horizon, 1 to 90; the sign does not matter (default 35)</source>
        <translation>Góc nhìn xuống dưới đường chân trời, 1 đến 90 độ; không phân biệt dấu (mặc định 35)</translation>
    </message>
    <message>
        <source>Distance from the eye to the point (m)</source>
        <translation>Khoảng cách từ mắt nhìn đến điểm (m)</translation>
    </message>
    <message>
        <source>there is no view named &apos;{}&apos;: choose whole, close or top, or give --look</source>
        <translation>không có góc nhìn tên &apos;{}&apos;: hãy chọn whole, close hoặc top, hoặc dùng --look</translation>
    </message>
    <message>
        <source>cannot look at {0}: the table spans E {1:.0f} to {2:.0f}, N {3:.0f} to {4:.0f}</source>
        <translation>không nhìn được vào {0}: sa bàn trải từ Đ {1:.0f} đến {2:.0f}, B {3:.0f} đến {4:.0f}</translation>
    </message>
    <message>
        <source>Vertical exaggeration, 1 to 10 (default 1)</source>
        <translation>Phóng đại độ cao, 1 đến 10 lần (mặc định 1)</translation>
    </message>
    <message>
        <source>Sun at this time, ISO 8601; without an offset Vietnam time, UTC+7 (default: fixed north-west)</source>
        <translation>Mặt trời vào thời điểm này, ISO 8601; không ghi múi giờ thì là giờ Việt Nam, UTC+7 (mặc định: cố định hướng tây bắc)</translation>
    </message>
    <message>
        <source>Contour interval in metres, auto or off (default auto)</source>
        <translation>Khoảng cao đều của đường bình độ tính bằng mét, auto hoặc off (mặc định auto)</translation>
    </message>
    <message>
        <source>No grid lines</source>
        <translation>Không vẽ lưới tọa độ</translation>
    </message>
    <message>
        <source>No frame, labels, arrow and scale bar</source>
        <translation>Không vẽ khung, chữ số, mũi tên chỉ bắc và thước tỷ lệ</translation>
    </message>
    <message>
        <source>Elevation tint in place of pictures</source>
        <translation>Tô màu theo độ cao thay cho ảnh</translation>
    </message>
    <message>
        <source>cannot read the date and time &apos;{}&apos;: write it as 2026-11-22T07:30 or 2026-11-22T00:30Z</source>
        <translation>không đọc được ngày giờ &apos;{}&apos;: hãy viết dạng 2026-11-22T07:30 hoặc 2026-11-22T00:30Z</translation>
    </message>
    <message>
        <source>the sun is below the horizon at {}: choose a time of day</source>
        <translation>lúc {} mặt trời ở dưới đường chân trời: hãy chọn giờ ban ngày</translation>
    </message>
    <message>
        <source>cannot tell a height of &apos;{}&apos;: it has no CRS. Assign one with gdal_edit.py -a_srs EPSG:nnnn, or pass --crs.</source>
        <translation>không cho biết được độ cao của &apos;{}&apos;: tệp không có hệ tọa độ. Hãy gán bằng gdal_edit.py -a_srs EPSG:nnnn, hoặc thêm --crs.</translation>
    </message>
    <message>
        <source>reading &apos;{}&apos;</source>
        <translation>đang đọc &apos;{}&apos;</translation>
    </message>
    <message>
        <source>Print the height at E,N in the file&apos;s CRS, or in that of --crs (lon,lat for EPSG:4326)</source>
        <translation>In độ cao tại E,N theo hệ tọa độ của tệp, hoặc theo hệ nêu ở --crs (lon,lat với EPSG:4326)</translation>
    </message>
    <message>
        <source>CRS of files that declare none, and of --at</source>
        <translation>Hệ tọa độ của các tệp không khai báo, và của --at</translation>
    </message>
    <message>
        <source>Print one JSON object</source>
        <translation>In một đối tượng JSON</translation>
    </message>
    <message>
        <source>Say what is being read</source>
        <translation>Cho biết đang đọc tệp nào</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>cảnh báo</translation>
    </message>
    <message>
        <source>{:.3f} m</source>
        <translation>{:.3f} m</translation>
    </message>
    <message>
        <source>none</source>
        <translation>không có</translation>
    </message>
    <message>
        <source>none declared</source>
        <translation>không khai báo</translation>
    </message>
    <message>
        <source>none declared; heights are used as they are</source>
        <translation>không khai báo; độ cao được dùng nguyên như vậy</translation>
    </message>
    <message>
        <source>none declared; {} m per unit</source>
        <translation>không khai báo; mỗi đơn vị bằng {} m</translation>
    </message>
    <message>
        <source>{0} ({1:.10g} m)</source>
        <translation>{0} ({1:.10g} m)</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>loại dữ liệu</translation>
    </message>
    <message>
        <source>elevation</source>
        <translation>độ cao</translation>
    </message>
    <message>
        <source>imagery</source>
        <translation>ảnh</translation>
    </message>
    <message>
        <source>format</source>
        <translation>định dạng</translation>
    </message>
    <message>
        <source>{0}, {1} band(s) of {2}</source>
        <translation>{0}, {1} kênh {2}</translation>
    </message>
    <message>
        <source>CRS</source>
        <translation>hệ tọa độ</translation>
    </message>
    <message>
        <source>size</source>
        <translation>kích thước</translation>
    </message>
    <message>
        <source>{0} x {1} cells</source>
        <translation>{0} x {1} ô</translation>
    </message>
    <message>
        <source>resolution</source>
        <translation>độ phân giải</translation>
    </message>
    <message>
        <source>bounds (W, S, E, N)</source>
        <translation>phạm vi (T, N, Đ, B)</translation>
    </message>
    <message>
        <source>lowest height</source>
        <translation>độ cao thấp nhất</translation>
    </message>
    <message>
        <source>highest height</source>
        <translation>độ cao cao nhất</translation>
    </message>
    <message>
        <source>vertical reference</source>
        <translation>hệ độ cao</translation>
    </message>
    <message>
        <source>vertical unit</source>
        <translation>đơn vị độ cao</translation>
    </message>
    <message>
        <source>no-data</source>
        <translation>ô không có dữ liệu</translation>
    </message>
    <message>
        <source>overviews</source>
        <translation>ảnh thu nhỏ</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>có</translation>
    </message>
    <message>
        <source>no</source>
        <translation>không</translation>
    </message>
    <message>
        <source>table CRS</source>
        <translation>hệ tọa độ của sa bàn</translation>
    </message>
    <message>
        <source>height at the point</source>
        <translation>độ cao tại điểm</translation>
    </message>
    <message>
        <source>height of its cell</source>
        <translation>độ cao của ô chứa điểm</translation>
    </message>
    <message>
        <source>vector</source>
        <translation>véc-tơ</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>lớp</translation>
    </message>
    <message>
        <source>&apos;{0}&apos;, {1} feature(s): {2}</source>
        <translation>&apos;{0}&apos;, {1} đối tượng: {2}</translation>
    </message>
    <message>
        <source>fields</source>
        <translation>các trường</translation>
    </message>
    <message>
        <source>All files together</source>
        <translation>Tất cả các tệp</translation>
    </message>
    <message>
        <source>Language: vi or en (default: the system&apos;s)</source>
        <translation>Ngôn ngữ: vi hoặc en (mặc định: theo hệ thống)</translation>
    </message>
    <message>
        <source>Write a PNG of the window when the picture is complete, then quit</source>
        <translation>Ghi tệp PNG chụp cửa sổ khi hình đã hoàn chỉnh, rồi thoát</translation>
    </message>
    <message>
        <source>Saban, the digital sand table. Without a command it opens the window.</source>
        <translation>Saban, sa bàn số. Không nêu lệnh thì mở cửa sổ.</translation>
    </message>
    <message>
        <source>Versions of the program and its libraries</source>
        <translation>Phiên bản của chương trình và các thư viện</translation>
    </message>
    <message>
        <source>the first view of the path shows no ground: begin the path with a view of the table</source>
        <translation>góc nhìn đầu tiên của đường bay không thấy địa hình: hãy bắt đầu đường bay bằng một góc nhìn vào sa bàn</translation>
    </message>
    <message>
        <source>Write the figures to a file</source>
        <translation>Ghi các số đo ra tệp</translation>
    </message>
    <message>
        <source>cannot write the report to &apos;{0}&apos;: {1}. Is there room, and may you write there?</source>
        <translation>không ghi được báo cáo vào &apos;{0}&apos;: {1}. Nơi đó có còn chỗ trống và có cho phép ghi không?</translation>
    </message>
    <message>
        <source>cannot place {0}, {1} given in {2} on the table: are the two in the order longitude, latitude?</source>
        <translation>không đặt được điểm {0}, {1} cho theo hệ {2} lên sa bàn: hai số có đúng thứ tự kinh độ, vĩ độ không?</translation>
    </message>
    <message>
        <source>--speed goes with --path low: &apos;{}&apos; has a speed of its own</source>
        <translation>--speed chỉ đi cùng --path low: &apos;{}&apos; đã có tốc độ riêng</translation>
    </message>
    <message>
        <source>With --path low: metres per second, 30 frames a second, waiting after a frame that needs less (default: the whole path in --frames frames)</source>
        <translation>Dùng với --path low: số mét trên giây, 30 khung hình mỗi giây, vẽ xong sớm thì chờ (mặc định: trọn đường bay trong số khung hình của --frames)</translation>
    </message>
    <message>
        <source>Compare with the least that fills the same pixels: two triangles, and a fixed mesh of as many triangles</source>
        <translation>So với cách vẽ ít nhất mà phủ cùng số điểm ảnh: hai tam giác, và một lưới cố định có cùng số tam giác</translation>
    </message>
    <message>
        <source>--speed needs a number of metres per second</source>
        <translation>--speed cần một số mét trên giây</translation>
    </message>
    <message>
        <source>full: every pixel is drawn (default); adaptive: quality follows the frame time, as in the window</source>
        <translation>full: vẽ mọi điểm ảnh (mặc định); adaptive: chất lượng theo thời gian vẽ khung hình, như trong cửa sổ</translation>
    </message>
    <message>
        <source>Vector file to drape: roads, water, boundaries … (repeatable; later ones lie on top)</source>
        <translation>Tệp véc-tơ phủ lên địa hình: đường sá, sông hồ, địa giới … (dùng được nhiều lần; tệp sau nằm trên)</translation>
    </message>
    <message>
        <source>Elevation, imagery and vector files or folders to show as one table</source>
        <translation>Các tệp hoặc thư mục độ cao, ảnh và véc-tơ cần hiển thị thành một sa bàn</translation>
    </message>
    <message>
        <source>A plan, or elevation, imagery and vector files, told apart by what they hold</source>
        <translation>Một kế hoạch, hoặc các tệp độ cao, ảnh và véc-tơ, phân biệt theo nội dung</translation>
    </message>
    <message>
        <source>error</source>
        <translation>lỗi</translation>
    </message>
    <message>
        <source>note</source>
        <translation>lưu ý</translation>
    </message>
    <message>
        <source>nothing to object to</source>
        <translation>không có gì phải sửa</translation>
    </message>
    <message>
        <source>Looks for mistakes in a plan; exit status 3 when there are errors</source>
        <translation>Tìm lỗi trong kế hoạch; mã thoát 3 khi có lỗi</translation>
    </message>
    <message>
        <source>File of the plan (.gpkg)</source>
        <translation>Tệp kế hoạch (.gpkg)</translation>
    </message>
    <message>
        <source>cannot use --bounds {0} given in {1}: they have no place in the plan&apos;s CRS</source>
        <translation>không dùng được --bounds {0} ghi theo {1}: không có vị trí trong hệ tọa độ của kế hoạch</translation>
    </message>
    <message>
        <source>cannot show the plans &apos;{0}&apos; and &apos;{1}&apos; on one table: name one</source>
        <translation>không thể hiện hai kế hoạch &apos;{0}&apos; và &apos;{1}&apos; trên một sa bàn: hãy nêu một</translation>
    </message>
    <message>
        <source>cannot read &apos;{0}&apos;: write field=value, for instance heading_deg=135</source>
        <translation>không đọc được &apos;{0}&apos;: hãy viết trường=giá trị, ví dụ heading_deg=135</translation>
    </message>
    <message>
        <source>cannot set &apos;{0}&apos; of {1}: choose one of {2}</source>
        <translation>không đặt được &apos;{0}&apos; của {1}: hãy chọn một trong {2}</translation>
    </message>
    <message>
        <source>cannot set {0} to &apos;{1}&apos;: {2}</source>
        <translation>không đặt được {0} thành &apos;{1}&apos;: {2}</translation>
    </message>
    <message>
        <source>cannot move &apos;{0}&apos; with e= and n=: it is no point</source>
        <translation>không dời được &apos;{0}&apos; bằng e= và n=: đây không phải điểm</translation>
    </message>
    <message>
        <source>cannot place &apos;{0}&apos;: it has no place yet, so give both e= and n=</source>
        <translation>không đặt được &apos;{0}&apos;: đối tượng chưa có vị trí, hãy cho cả e= và n=</translation>
    </message>
    <message>
        <source>Change {0}</source>
        <translation>Sửa {0}</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>Xóa {0}</translation>
    </message>
    <message>
        <source>Kind of feature: {0}</source>
        <translation>Loại đối tượng: {0}</translation>
    </message>
    <message>
        <source>Name or uid of the feature</source>
        <translation>Tên hoặc mã nhận dạng của đối tượng</translation>
    </message>
    <message>
        <source>Changes fields of one feature of a plan</source>
        <translation>Sửa các trường của một đối tượng trong kế hoạch</translation>
    </message>
    <message>
        <source>New values, one or more; e= and n= move a point (m, plan&apos;s CRS); features that a field refers to may be given by name; nothing after &apos;=&apos; clears a field</source>
        <translation>Giá trị mới, một hoặc nhiều; e= và n= dời một điểm (m, hệ tọa độ của kế hoạch); đối tượng mà trường nhắc tới có thể ghi bằng tên; để trống sau &apos;=&apos; là xóa giá trị</translation>
    </message>
    <message>
        <source>Removes one feature of a plan, with what is nothing without it (positions of a unit, checkpoints of a route …)</source>
        <translation>Xóa một đối tượng của kế hoạch cùng những gì phụ thuộc vào nó (vị trí của đơn vị, điểm điều chỉnh của đường …)</translation>
    </message>
    <message>
        <source>there is no kind of feature named &apos;{0}&apos;: choose one of {1}</source>
        <translation>không có loại đối tượng &apos;{0}&apos;: hãy chọn một trong {1}</translation>
    </message>
    <message>
        <source>the plan holds nothing named &apos;{0}&apos; among its {1}. Check the name, or give the uid.</source>
        <translation>trong {1} của kế hoạch không có gì tên &apos;{0}&apos;. Hãy kiểm tra tên, hoặc ghi mã nhận dạng.</translation>
    </message>
    <message>
        <source>{0} of the plan&apos;s {1} are named &apos;{2}&apos;. Give the uid of one: {3}{4}</source>
        <translation>có {0} đối tượng trong {1} của kế hoạch cùng tên &apos;{2}&apos;. Hãy ghi mã nhận dạng của một: {3}{4}</translation>
    </message>
    <message>
        <source>the plan remembers no past states</source>
        <translation>kế hoạch không lưu trạng thái cũ nào</translation>
    </message>
    <message>
        <source>Back to state {0}, which held until {1}</source>
        <translation>Trở về trạng thái {0}, có hiệu lực đến {1}</translation>
    </message>
    <message>
        <source>cannot compare &apos;{0}&apos;: after &apos;@&apos; comes the number of a past state, as &apos;saban history&apos; lists them</source>
        <translation>không so sánh được &apos;{0}&apos;: sau &apos;@&apos; là số của một trạng thái cũ, như &apos;saban history&apos; liệt kê</translation>
    </message>
    <message>
        <source>settings of the plan</source>
        <translation>thiết lập của kế hoạch</translation>
    </message>
    <message>
        <source>no differences</source>
        <translation>không có khác biệt</translation>
    </message>
    <message>
        <source>Lists the past states that a plan remembers, newest first</source>
        <translation>Liệt kê các trạng thái cũ mà kế hoạch lưu, mới nhất trước</translation>
    </message>
    <message>
        <source>Brings a plan back to a past state; that can be taken back too</source>
        <translation>Đưa kế hoạch về một trạng thái cũ; việc này cũng hoàn tác được</translation>
    </message>
    <message>
        <source>Number of the past state, as &apos;saban history&apos; lists it</source>
        <translation>Số của trạng thái cũ, như &apos;saban history&apos; liệt kê</translation>
    </message>
    <message>
        <source>Lists what was added, removed and changed from one plan to another</source>
        <translation>Liệt kê những gì đã thêm, bớt, sửa từ kế hoạch này sang kế hoạch kia</translation>
    </message>
    <message>
        <source>Plan, or PLAN@ID for a past state</source>
        <translation>Kế hoạch, hoặc PLAN@ID cho một trạng thái cũ</translation>
    </message>
    <message>
        <source>Says what rasters, vector files and plans hold, and what looks wrong with them</source>
        <translation>Cho biết tệp raster, véc-tơ và kế hoạch chứa gì, và có gì đáng ngờ</translation>
    </message>
    <message>
        <source>Rasters, vector files, plans, or folders of tiles</source>
        <translation>Tệp raster, tệp véc-tơ, kế hoạch hoặc thư mục mảnh</translation>
    </message>
    <message>
        <source>Phase of the plan to show: its name or number (default: what holds in all phases, units where they begin)</source>
        <translation>Giai đoạn của kế hoạch cần hiện: tên hoặc số thứ tự (mặc định: những gì có ở mọi giai đoạn, đơn vị ở vị trí đầu)</translation>
    </message>
    <message>
        <source>Show only what belongs to this group of the plan, or to one inside it</source>
        <translation>Chỉ hiện những gì thuộc nhóm này của kế hoạch, hoặc nhóm con của nó</translation>
    </message>
    <message>
        <source>Conventions of signs: nato, vn or a JSON file (default: the plan&apos;s)</source>
        <translation>Quy ước ký hiệu: nato, vn hoặc một tệp JSON (mặc định: của kế hoạch)</translation>
    </message>
    <message>
        <source>Column by whose values areas are coloured, such as grade (default: kind)</source>
        <translation>Cột mà giá trị của nó quyết định màu khu vực, ví dụ grade (mặc định: kind)</translation>
    </message>
    <message>
        <source>Kind of features not to show, such as routes or notes (repeatable)</source>
        <translation>Loại đối tượng không hiện, ví dụ routes hoặc notes (lặp lại được)</translation>
    </message>
    <message>
        <source>plan &apos;{0}&apos; has no phase &apos;{1}&apos;. It has: {2}.</source>
        <translation>kế hoạch &apos;{0}&apos; không có giai đoạn &apos;{1}&apos;. Kế hoạch có: {2}.</translation>
    </message>
    <message>
        <source>there is no kind of features &apos;{0}&apos; to hide: choose among {1}</source>
        <translation>không có loại đối tượng &apos;{0}&apos; để ẩn: hãy chọn trong {1}</translation>
    </message>
    <message>
        <source>plan &apos;{0}&apos; has no group &apos;{1}&apos;. It has: {2}.</source>
        <translation>kế hoạch &apos;{0}&apos; không có nhóm &apos;{1}&apos;. Kế hoạch có: {2}.</translation>
    </message>
    <message>
        <source>cannot replace &apos;{0}&apos;: {1}. Choose another name.</source>
        <translation>không thay được &apos;{0}&apos;: {1}. Hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>cannot make plan &apos;{0}&apos;: nothing says where it lies. Give --elevation FILE, or --crs EPSG:n.</source>
        <translation>không lập được kế hoạch &apos;{0}&apos;: chưa biết nằm ở đâu. Hãy cho --elevation TỆP, hoặc --crs EPSG:n.</translation>
    </message>
    <message>
        <source>cannot make plan &apos;{0}&apos; in {1}: a plan needs a projected CRS in metres, such as EPSG:3405.</source>
        <translation>không lập được kế hoạch &apos;{0}&apos; trong {1}: kế hoạch cần hệ tọa độ phẳng tính bằng mét, như EPSG:3405.</translation>
    </message>
    <message>
        <source>cannot put plan &apos;{0}&apos; into {1}: everything in it is placed in {2}. Leave --crs out; files in another CRS are moved.</source>
        <translation>không đưa được kế hoạch &apos;{0}&apos; vào {1}: mọi thứ trong đó đặt theo {2}. Hãy bỏ --crs; tệp ở hệ khác được chuyển đổi tự động.</translation>
    </message>
    <message>
        <source>Add map layers: {0}</source>
        <translation>Thêm lớp bản đồ: {0}</translation>
    </message>
    <message>
        <source>Change the plan&apos;s settings</source>
        <translation>Sửa thiết lập của kế hoạch</translation>
    </message>
    <message>
        <source>Name of the plan, the title on its table</source>
        <translation>Tên kế hoạch, là tiêu đề trên sa bàn</translation>
    </message>
    <message>
        <source>Classification or exercise marking, on everything that comes out of the plan</source>
        <translation>Độ mật hoặc dấu diễn tập, ghi trên mọi sản phẩm của kế hoạch</translation>
    </message>
    <message>
        <source>Makes a plan over elevation, imagery and vector files</source>
        <translation>Lập kế hoạch trên các tệp độ cao, ảnh và véc-tơ</translation>
    </message>
    <message>
        <source>Replace an existing file</source>
        <translation>Thay tệp đã có</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>kế hoạch</translation>
    </message>
    <message>
        <source>name</source>
        <translation>tên</translation>
    </message>
    <message>
        <source>marking</source>
        <translation>độ mật</translation>
    </message>
    <message>
        <source>past states</source>
        <translation>trạng thái cũ</translation>
    </message>
    <message>
        <source>Named view: whole, close, top, or a scene of the plan (default whole)</source>
        <translation>Khung nhìn theo tên: whole, close, top, hoặc một cảnh của kế hoạch (mặc định whole)</translation>
    </message>
    <message>
        <source>cannot use --map {0}: write field=column, such as name=&quot;Tên công trình&quot;</source>
        <translation>không dùng được --map {0}: hãy viết trường=cột, ví dụ name=&quot;Tên công trình&quot;</translation>
    </message>
    <message>
        <source>Import {0}</source>
        <translation>Nhập {0}</translation>
    </message>
    <message>
        <source>row {0} was skipped: {1}</source>
        <translation>bỏ qua dòng {0}: {1}</translation>
    </message>
    <message>
        <source>{0} rows read: {1} added, {2} updated, {3} as they were, {4} skipped</source>
        <translation>đã đọc {0} dòng: thêm {1}, cập nhật {2}, giữ nguyên {3}, bỏ qua {4}</translation>
    </message>
    <message>
        <source>Reads features of a plan from a list or a map; a second import of the same updates them</source>
        <translation>Nhập đối tượng vào kế hoạch từ danh sách hoặc bản đồ; nhập lại cùng tệp thì cập nhật</translation>
    </message>
    <message>
        <source>Plan to change</source>
        <translation>Kế hoạch cần sửa</translation>
    </message>
    <message>
        <source>CSV, XLSX, ODS, GeoJSON, KML, KMZ, GPX, SHP, GPKG or DXF</source>
        <translation>CSV, XLSX, ODS, GeoJSON, KML, KMZ, GPX, SHP, GPKG hoặc DXF</translation>
    </message>
    <message>
        <source>Kind of what is in it (default: found out)</source>
        <translation>Loại đối tượng trong tệp (mặc định: tự nhận)</translation>
    </message>
    <message>
        <source>field=column, when a column is not found by its title (repeatable)</source>
        <translation>trường=cột, khi không nhận ra cột theo tiêu đề (lặp lại được)</translation>
    </message>
    <message>
        <source>CRS of the coordinates, where the file declares none (EPSG:n)</source>
        <translation>Hệ tọa độ, khi tệp không khai (EPSG:n)</translation>
    </message>
    <message>
        <source>Letters of the texts: auto, UTF-8, TCVN3 or VNI (default auto)</source>
        <translation>Bảng mã chữ: auto, UTF-8, TCVN3 hoặc VNI (mặc định auto)</translation>
    </message>
    <message>
        <source>Only this layer or sheet of the file</source>
        <translation>Chỉ lớp hoặc trang tính này của tệp</translation>
    </message>
    <message>
        <source>Phase of units&apos; positions that name none (default: the first)</source>
        <translation>Giai đoạn cho vị trí đơn vị không ghi giai đoạn (mặc định: đầu tiên)</translation>
    </message>
    <message>
        <source>Say what would come of it, and change nothing</source>
        <translation>Chỉ nói kết quả sẽ ra sao, không thay đổi gì</translation>
    </message>
    <message>
        <source>Writes features of a plan as a list or a map</source>
        <translation>Xuất đối tượng của kế hoạch ra danh sách hoặc bản đồ</translation>
    </message>
    <message>
        <source>Plan to read</source>
        <translation>Kế hoạch cần đọc</translation>
    </message>
    <message>
        <source>File to write: .geojson, .kml, .kmz, .gpkg, .csv, .xlsx, .ods or .dxf</source>
        <translation>Tệp cần ghi: .geojson, .kml, .kmz, .gpkg, .csv, .xlsx, .ods hoặc .dxf</translation>
    </message>
    <message>
        <source>Only this phase, by its name or uid</source>
        <translation>Chỉ giai đoạn này, theo tên hoặc mã</translation>
    </message>
    <message>
        <source>Only what belongs to this group, or to one inside it</source>
        <translation>Chỉ những gì thuộc nhóm này hoặc nhóm con</translation>
    </message>
    <message>
        <source>CRS of the coordinates (EPSG:n; default: WGS 84 or the plan&apos;s, as the format asks)</source>
        <translation>Hệ tọa độ (EPSG:n; mặc định: WGS 84 hoặc của kế hoạch, tùy định dạng)</translation>
    </message>
    <message>
        <source>the model &apos;{0}&apos; of structure type &apos;{1}&apos; is not there: the built-in one is drawn. Put it back, or correct &apos;model_file&apos; in the catalogue.</source>
        <translation>không có tệp mô hình &apos;{0}&apos; của loại công trình &apos;{1}&apos;: đang vẽ mô hình có sẵn. Hãy đặt tệp lại chỗ cũ, hoặc sửa &apos;model_file&apos; trong danh mục.</translation>
    </message>
    <message>
        <source>Your own catalogue of structures, over the one that comes with Saban: a JSON file (default: the plan&apos;s)</source>
        <translation>Danh mục công trình của riêng bạn, chồng lên danh mục có sẵn của Saban: tệp JSON (mặc định: danh mục của kế hoạch)</translation>
    </message>
    <message>
        <source>there is no file &apos;{0}&apos; yet: map layer &apos;{1}&apos; is left out until there is</source>
        <translation>chưa có tệp &apos;{0}&apos;: lớp bản đồ &apos;{1}&apos; tạm bỏ qua cho đến khi có tệp</translation>
    </message>
    <message>
        <source>{0} Signs are drawn as in &apos;nato&apos;; name other conventions with: saban add &apos;{1}&apos; --profile FILE</source>
        <translation>{0} Ký hiệu được vẽ theo &apos;nato&apos;; muốn dùng quy ước khác: saban add &apos;{1}&apos; --profile TỆP</translation>
    </message>
    <message>
        <source>Your own catalogue of structures, over the one that comes with Saban: a JSON file; kept in the plan</source>
        <translation>Danh mục công trình của riêng bạn, chồng lên danh mục có sẵn của Saban: tệp JSON; được ghi vào kế hoạch</translation>
    </message>
    <message>
        <source>Conventions of signs: nato, vn or a JSON file; kept in the plan</source>
        <translation>Quy ước ký hiệu: nato, vn hoặc tệp JSON; được ghi vào kế hoạch</translation>
    </message>
    <message>
        <source>Adds map layers to a plan, or changes its name, marking, bounds, catalogue and conventions</source>
        <translation>Thêm lớp bản đồ vào kế hoạch, hoặc đổi tên, dấu mật, phạm vi, danh mục công trình và quy ước ký hiệu của kế hoạch</translation>
    </message>
    <message>
        <source>{0} The catalogue that comes with Saban stands in; name another with: saban add &apos;{1}&apos; --catalogue FILE</source>
        <translation>{0} Tạm dùng danh mục có sẵn của Saban; muốn dùng danh mục khác: saban add &apos;{1}&apos; --catalogue TỆP</translation>
    </message>
    <message>
        <source>A legend of the plan and of the ground&apos;s colours in a corner of the picture</source>
        <translation>Bảng chú giải kế hoạch và màu mặt đất ở một góc ảnh</translation>
    </message>
    <message>
        <source>Colours of the heights: land, grey, lowland (for plains) or cividis (for colour blindness) (default land)</source>
        <translation>Màu độ cao: land (màu mặt đất), grey (xám), lowland (cho đồng bằng) hoặc cividis (cho người mù màu) (mặc định land)</translation>
    </message>
    <message>
        <source>Heights that the colours run over: FROM,TO in metres (default: those of the table)</source>
        <translation>Khoảng độ cao của thang màu: TỪ,ĐẾN tính bằng mét (mặc định: theo độ cao của sa bàn)</translation>
    </message>
    <message>
        <source>slope or aspect: steepness or direction of slopes in place of the tint, and over pictures (default none)</source>
        <translation>slope hoặc aspect: tô theo độ dốc hoặc hướng sườn dốc thay cho màu độ cao, và phủ lên ảnh (mặc định none)</translation>
    </message>
    <message>
        <source>Limits of the classes of --shade slope, ascending, in percent, or in degrees with deg at the end (default 3,7,15,30,45)</source>
        <translation>Giới hạn các cấp của --shade slope, tăng dần, tính bằng phần trăm, hoặc bằng độ nếu có deg ở cuối (mặc định 3,7,15,30,45)</translation>
    </message>
    <message>
        <source>Opacity of --shade over pictures, 0 to 1 (default 0.6)</source>
        <translation>Độ đậm của --shade khi phủ lên ảnh, từ 0 đến 1 (mặc định 0.6)</translation>
    </message>
    <message>
        <source>The terrain throws shadows, by the sun of --date-time or the fixed light; heights are not exaggerated for them</source>
        <translation>Địa hình đổ bóng theo mặt trời của --date-time hoặc theo ánh sáng cố định; bóng tính theo độ cao thật, không phóng đại</translation>
    </message>
    <message>
        <source>matched by kind and name</source>
        <translation>nhận ra theo loại và tên</translation>
    </message>
    <message>
        <source>{0} Places are compared as they are.</source>
        <translation>{0} Các vị trí được so sánh như đã ghi.</translation>
    </message>
    <message>
        <source>Take features of one kind whose name only one has in either plan for the same, as in plans made from the same lists</source>
        <translation>Coi các đối tượng cùng loại có tên chỉ xuất hiện một lần trong mỗi kế hoạch là một, như trong các kế hoạch lập từ cùng danh sách</translation>
    </message>
    <message>
        <source>give either --line &quot;E,N E,N …&quot; or --route NAME: the profile follows it</source>
        <translation>hãy cho --line &quot;E,N E,N …&quot; hoặc --route TÊN: mặt cắt đi theo đường đó</translation>
    </message>
    <message>
        <source>cannot follow the route &apos;{}&apos;: TERRAIN holds no plan. Give --line instead.</source>
        <translation>không đi theo được đường &apos;{}&apos;: TERRAIN không chứa kế hoạch. Hãy dùng --line.</translation>
    </message>
    <message>
        <source>cannot follow the route &apos;{}&apos;: it is no line</source>
        <translation>không đi theo được đường &apos;{}&apos;: đó không phải là một đường</translation>
    </message>
    <message>
        <source>cannot make a profile along &apos;{}&apos;: write at least two places as &quot;E,N E,N&quot;</source>
        <translation>không lập được mặt cắt theo &apos;{}&apos;: hãy viết ít nhất hai điểm dạng &quot;E,N E,N&quot;</translation>
    </message>
    <message>
        <source>length {0} m, heights {1} to {2} m, ascent {3} m, descent {4} m, steepest {5} %, {6} samples</source>
        <translation>dài {0} m, độ cao {1} đến {2} m, lên {3} m, xuống {4} m, dốc nhất {5} %, {6} điểm</translation>
    </message>
    <message>
        <source>Heights along a line, as numbers, a table or a chart</source>
        <translation>Độ cao dọc theo một đường, dạng số, bảng hoặc biểu đồ</translation>
    </message>
    <message>
        <source>Places that the line joins: &quot;E,N E,N …&quot; in the table&apos;s CRS, or in that of --crs</source>
        <translation>Các điểm mà đường đi qua: &quot;E,N E,N …&quot; trong hệ tọa độ của sa bàn, hoặc của --crs</translation>
    </message>
    <message>
        <source>Name or uid of a route of the plan, in place of --line</source>
        <translation>Tên hoặc uid của một đường cơ động trong kế hoạch, thay cho --line</translation>
    </message>
    <message>
        <source>Metres between samples, at most (default: half a cell of the elevation)</source>
        <translation>Khoảng cách lớn nhất giữa các điểm lấy mẫu, mét (mặc định: nửa ô của dữ liệu độ cao)</translation>
    </message>
    <message>
        <source>File to write: .csv for a table, .png or .svg for a chart</source>
        <translation>Tệp cần ghi: .csv là bảng, .png hoặc .svg là biểu đồ</translation>
    </message>
    <message>
        <source>Width x height of the chart in pixels (default 1920x720)</source>
        <translation>Rộng x cao của biểu đồ, điểm ảnh (mặc định 1920x720)</translation>
    </message>
    <message>
        <source>Keep stretches without elevation as gaps, in place of refusing the line</source>
        <translation>Để trống những đoạn không có độ cao, thay vì từ chối đường</translation>
    </message>
    <message>
        <source>Grid on the ground: none, table, mgrs, latlon or EPSG:n (default table)</source>
        <translation>Lưới trên mặt đất: none, table, mgrs, latlon hoặc EPSG:n (mặc định table)</translation>
    </message>
    <message>
        <source>Heights written along the index contours</source>
        <translation>Ghi độ cao trên các đường bình độ cái</translation>
    </message>
    <message>
        <source>Cuts the block along a line, &quot;E,N E,N&quot;: what lies to the right of it is taken away</source>
        <translation>Cắt khối sa bàn theo một đường, &quot;E,N E,N&quot;: phần bên phải đường được bỏ đi</translation>
    </message>
    <message>
        <source>cannot use &apos;{}&apos; for --grid: write none, table, mgrs, latlon, or a projected CRS as EPSG:3405</source>
        <translation>không dùng được &apos;{}&apos; cho --grid: hãy viết none, table, mgrs, latlon, hoặc một hệ tọa độ phẳng như EPSG:3405</translation>
    </message>
    <message>
        <source>cannot cut along &apos;{}&apos;: write two different places as &quot;E,N E,N&quot;</source>
        <translation>không cắt được theo &apos;{}&apos;: hãy viết hai điểm khác nhau dạng &quot;E,N E,N&quot;</translation>
    </message>
    <message>
        <source>cannot use &apos;{0}&apos; for --contours: write an interval of at least {1} m, auto or off</source>
        <translation>không dùng được &apos;{0}&apos; cho --contours: hãy viết khoảng cao đều từ {1} m trở lên, auto hoặc off</translation>
    </message>
    <message>
        <source>nothing says where the briefing is to go: pass -o OUT.pdf, OUT.mp4 or a folder, or --print PRINTER</source>
        <translation>chưa cho biết xuất bài trình bày ra đâu: thêm -o OUT.pdf, OUT.mp4 hoặc một thư mục, hoặc --print MÁYIN</translation>
    </message>
    <message>
        <source>cannot make &apos;{0}&apos; of a briefing: write a name that ends with .pdf for a handout or .mp4 for a video, or a folder for pictures</source>
        <translation>không xuất được bài trình bày thành &apos;{0}&apos;: hãy viết tên kết thúc bằng .pdf cho tài liệu, .mp4 cho video, hoặc một thư mục cho ảnh</translation>
    </message>
    <message>
        <source>the briefing has no scene &apos;{0}&apos;. It has: {1}.</source>
        <translation>bài trình bày không có cảnh &apos;{0}&apos;. Nó có: {1}.</translation>
    </message>
    <message>
        <source>cannot take the scenes from {0} to {1}: the first comes after the last</source>
        <translation>không lấy được các cảnh từ {0} đến {1}: cảnh đầu đứng sau cảnh cuối</translation>
    </message>
    <message>
        <source>cannot use &apos;{}&apos; for --room: write the height of the screen and the distance of the last row in metres, such as 2.5,12</source>
        <translation>không dùng được &apos;{}&apos; cho --room: hãy viết chiều cao màn hình và khoảng cách hàng ghế cuối bằng mét, như 2.5,12</translation>
    </message>
    <message>
        <source>cannot make copy {0} of {1}: its number is beyond</source>
        <translation>không làm được bản số {0} trong {1} bản: số bản vượt quá</translation>
    </message>
    <message>
        <source>Copy {0}/{1}</source>
        <translation>Bản số {0}/{1}</translation>
    </message>
    <message>
        <source>Copy {}</source>
        <translation>Bản số {}</translation>
    </message>
    <message>
        <source>{} left</source>
        <translation>còn {}</translation>
    </message>
    <message>
        <source>saban: stopped. What is ready is in &apos;{}&apos;: the same command goes on from there.</source>
        <translation>saban: đã dừng. Phần đã xong nằm trong &apos;{}&apos;: chạy lại đúng lệnh này sẽ làm tiếp từ đó.</translation>
    </message>
    <message>
        <source>a preview is pictures of {} pixels at most</source>
        <translation>xem trước chỉ là ảnh, nhiều nhất {} điểm ảnh</translation>
    </message>
    <message>
        <source>cannot make a video of {0}x{1} pixels: H.264 wants even numbers. Take {2}x{3}.</source>
        <translation>không làm được video {0}x{1} điểm ảnh: H.264 cần số chẵn. Hãy dùng {2}x{3}.</translation>
    </message>
    <message>
        <source>cannot make a briefing of &apos;{}&apos;: it is no plan</source>
        <translation>không làm được bài trình bày từ &apos;{}&apos;: đó không phải kế hoạch</translation>
    </message>
    <message>
        <source>The plan whose scenes are shown, and files that lie on its table</source>
        <translation>Kế hoạch có các cảnh cần trình bày, và các tệp đặt lên sa bàn của nó</translation>
    </message>
    <message>
        <source>OUT.pdf: a handout; OUT.mp4: a video; a folder: pictures, one for each scene</source>
        <translation>OUT.pdf: tài liệu; OUT.mp4: video; một thư mục: ảnh, mỗi cảnh một ảnh</translation>
    </message>
    <message>
        <source>First scene, by number or name (default: the first)</source>
        <translation>Cảnh đầu, theo số hoặc tên (mặc định: cảnh thứ nhất)</translation>
    </message>
    <message>
        <source>Last scene, by number or name (default: the last)</source>
        <translation>Cảnh cuối, theo số hoặc tên (mặc định: cảnh cuối cùng)</translation>
    </message>
    <message>
        <source>Width x height in pixels (default: video 1920x1080, pictures 3840x2160)</source>
        <translation>Rộng x cao theo điểm ảnh (mặc định: video 1920x1080, ảnh 3840x2160)</translation>
    </message>
    <message>
        <source>Samples per pixel: 1, 2, 4 or 8 (default: video 1, else 4)</source>
        <translation>Số mẫu mỗi điểm ảnh: 1, 2, 4 hoặc 8 (mặc định: video 1, còn lại 4)</translation>
    </message>
    <message>
        <source>Height of the screen and distance of the last row, H,D in metres: text is as large as the room needs</source>
        <translation>Chiều cao màn hình và khoảng cách hàng ghế cuối, H,D bằng mét: chữ đủ lớn cho phòng họp</translation>
    </message>
    <message>
        <source>No titles and captions in pictures and video; the marking stays</source>
        <translation>Ảnh và video không có tiêu đề và chú thích; dấu độ mật vẫn giữ</translation>
    </message>
    <message>
        <source>Pictures and video: a legend in every scene (default: where the scene has one)</source>
        <translation>Ảnh và video: chú giải ở mọi cảnh (mặc định: theo từng cảnh)</translation>
    </message>
    <message>
        <source>The number of the scene in pictures and video</source>
        <translation>Ghi số thứ tự cảnh vào ảnh và video</translation>
    </message>
    <message>
        <source>Video: frames per second, 1 to 120 (default 25)</source>
        <translation>Video: số khung hình mỗi giây, 1 đến 120 (mặc định 25)</translation>
    </message>
    <message>
        <source>Video: x264&apos;s constant rate factor, 0 (largest, best) to 51 (default 20)</source>
        <translation>Video: hệ số nén của x264, 0 (lớn nhất, đẹp nhất) đến 51 (mặc định 20)</translation>
    </message>
    <message>
        <source>Video: folder for finished scenes, from which a stopped run goes on (default: OUT.mp4.parts)</source>
        <translation>Video: thư mục giữ các cảnh đã xong, để lần chạy sau làm tiếp (mặc định: OUT.mp4.parts)</translation>
    </message>
    <message>
        <source>Handout: A4 or A3, across (default A4)</source>
        <translation>Tài liệu: A4 hoặc A3, khổ ngang (mặc định A4)</translation>
    </message>
    <message>
        <source>Handout: pixels of the pictures for each inch, 72 to 600 (default 200)</source>
        <translation>Tài liệu: số điểm ảnh trên mỗi inch, 72 đến 600 (mặc định 200)</translation>
    </message>
    <message>
        <source>Handout: without the notes for the presenter</source>
        <translation>Tài liệu phát tay: không in ghi chú cho người trình bày</translation>
    </message>
    <message>
        <source>Handout: in greyscale</source>
        <translation>Tài liệu phát tay: in thang xám</translation>
    </message>
    <message>
        <source>Handout: number of this copy, on every page</source>
        <translation>Tài liệu: số của bản này, ghi trên mọi trang</translation>
    </message>
    <message>
        <source>Handout: how many copies there are; without --copy so many are printed</source>
        <translation>Tài liệu: tổng số bản; không có --copy thì in bấy nhiêu bản</translation>
    </message>
    <message>
        <source>Handout: prints on the printer of that name; with -o the file is written too</source>
        <translation>Tài liệu: in trên máy in có tên đó; có -o thì ghi cả tệp</translation>
    </message>
    <message>
        <source>Print lines &apos;progress PERCENT SECONDS-LEFT&apos; on standard error (-1: not known yet)</source>
        <translation>In các dòng &apos;progress PHẦN-TRĂM SỐ-GIÂY-CÒN-LẠI&apos; ra luồng lỗi (-1: chưa biết)</translation>
    </message>
    <message>
        <source>Print what was made as JSON</source>
        <translation>In kết quả dưới dạng JSON</translation>
    </message>
    <message>
        <source>The briefing of a plan as a handout, a video or pictures, without a window</source>
        <translation>Xuất bài trình bày của kế hoạch thành tài liệu, video hoặc ảnh, không cần cửa sổ</translation>
    </message>
    <message>
        <source>Only these rules, separated by commas: geometry, references, names, dates, structure_types, symbol_codes, files, positions, routes, headings, texts, scenes (default: all)</source>
        <translation>Chỉ các quy tắc này, cách nhau bằng dấu phẩy: geometry, references, names, dates, structure_types, symbol_codes, files, positions, routes, headings, texts, scenes (mặc định: tất cả)</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is not in the register of plan &apos;{1}&apos;: it was made elsewhere, or changed since</source>
        <translation>&apos;{0}&apos; không có trong sổ đăng ký của kế hoạch &apos;{1}&apos;: được tạo ở nơi khác, hoặc đã bị sửa</translation>
    </message>
    <message>
        <source>nothing was made of this plan yet</source>
        <translation>chưa có gì được xuất từ kế hoạch này</translation>
    </message>
    <message>
        <source>Lists what was made of a plan: number, time, who, what, file and its digest</source>
        <translation>Liệt kê những gì đã xuất từ kế hoạch: số, thời điểm, người, loại, tệp và mã băm</translation>
    </message>
    <message>
        <source>Only entries of this file, known by its content</source>
        <translation>Chỉ các mục của tệp này, nhận ra theo nội dung</translation>
    </message>
    <message>
        <source>CSV file to write the register to</source>
        <translation>Tệp CSV để ghi sổ đăng ký</translation>
    </message>
    <message>
        <source>Handout: a legend only for scenes that have one</source>
        <translation>Tài liệu: chỉ có chú giải ở cảnh có đặt chú giải</translation>
    </message>
    <message>
        <source>a preview is of one scene: name it with --from and --to</source>
        <translation>xem trước chỉ một cảnh: hãy chọn cảnh bằng --from và --to</translation>
    </message>
    <message>
        <source>a preview can only be written into the folder for temporary files, &apos;{}&apos;</source>
        <translation>ảnh xem trước chỉ ghi được vào thư mục tệp tạm &apos;{}&apos;</translation>
    </message>
    <message>
        <source>cannot write &apos;{}&apos;: it is a plan, which is never replaced. Name another file.</source>
        <translation>không ghi được &apos;{}&apos;: đó là một kế hoạch, kế hoạch không bao giờ bị ghi đè. Hãy đặt tên tệp khác.</translation>
    </message>
    <message>
        <source>Kind of features, such as structures or works (repeatable; default: all that the format holds)</source>
        <translation>Loại đối tượng, ví dụ structures hoặc works (dùng được nhiều lần; mặc định: mọi loại mà định dạng chứa được)</translation>
    </message>
    <message>
        <source>As a map: from above, north up unless --heading says otherwise, all lines of sight parallel, one scale all over the picture</source>
        <translation>Dạng bản đồ: nhìn thẳng từ trên xuống, hướng bắc lên trên trừ khi có --heading, mọi tia nhìn song song, một tỷ lệ trên toàn hình</translation>
    </message>
    <message>
        <source>Scale of --map: metres of ground that a pixel covers</source>
        <translation>Tỷ lệ của --map: số mét trên thực địa ứng với một điểm ảnh</translation>
    </message>
    <message>
        <source>cannot draw a map of this table of {0} x {1} pixels with --metres-per-pixel {2:g}: write {3:g} to {4:g}, or another --size</source>
        <translation>không vẽ được bản đồ của sa bàn này cỡ {0} x {1} điểm ảnh với --metres-per-pixel {2:g}: hãy viết từ {3:g} đến {4:g}, hoặc đổi --size</translation>
    </message>
</context>
<context>
    <name>geo</name>
    <message>
        <source>north: N</source>
        <translation>bắc: B</translation>
    </message>
    <message>
        <source>east: E</source>
        <translation>đông: Đ</translation>
    </message>
    <message>
        <source>west: W</source>
        <translation>tây: T</translation>
    </message>
    <message>
        <source>one and a half: 1.5</source>
        <translation>một rưỡi: 1,5</translation>
    </message>
    <message>
        <source>cannot write a coordinate of {0}: {1}</source>
        <translation>không viết được tọa độ của {0}: {1}</translation>
    </message>
    <message>
        <source>{0}; {1} lies outside what this CRS can hold</source>
        <translation>{0}; {1} nằm ngoài phạm vi mà hệ tọa độ này biểu diễn được</translation>
    </message>
    <message>
        <source>the point is not a number</source>
        <translation>điểm không phải là số</translation>
    </message>
    <message>
        <source>it has no easting and northing, only degrees</source>
        <translation>hệ này chỉ có độ, không có tọa độ Đông và Bắc</translation>
    </message>
    <message>
        <source>the style is unknown</source>
        <translation>không rõ cách viết tọa độ</translation>
    </message>
    <message>
        <source>cannot read &apos;{}&apos; as a point: it has to be two numbers with a decimal point and a comma between them, easting first (587123.4,2325641.2) or longitude first (105.8048,21.0285)</source>
        <translation>không đọc được &apos;{}&apos; thành một điểm: phải là hai số dùng dấu chấm thập phân, cách nhau bằng dấu phẩy, tọa độ Đông viết trước (587123.4,2325641.2) hoặc kinh độ viết trước (105.8048,21.0285)</translation>
    </message>
    <message>
        <source>cannot use the coordinate reference system &apos;{0}&apos;: {1}. Give a code such as EPSG:3405 or EPSG:32648, or a WKT definition.</source>
        <translation>không dùng được hệ tọa độ &apos;{0}&apos;: {1}. Hãy cho mã như EPSG:3405 hoặc EPSG:32648, hoặc định nghĩa WKT.</translation>
    </message>
    <message>
        <source>height above the ellipsoid {}</source>
        <translation>độ cao trên elipxôit {}</translation>
    </message>
    <message>
        <source>nothing was given</source>
        <translation>chưa cho gì cả</translation>
    </message>
    <message>
        <source>PROJ does not know it</source>
        <translation>PROJ không biết hệ này</translation>
    </message>
    <message>
        <source>no CRS has exactly this name</source>
        <translation>không có hệ tọa độ nào đúng tên này</translation>
    </message>
    <message>
        <source>it does not describe a CRS</source>
        <translation>nó không mô tả một hệ tọa độ</translation>
    </message>
    <message>
        <source>its horizontal part cannot be read</source>
        <translation>không đọc được phần tọa độ mặt bằng</translation>
    </message>
    <message>
        <source>it is neither a projected nor a geographic CRS, so its coordinates have no known place on the earth</source>
        <translation>đây không phải hệ tọa độ phẳng hay hệ tọa độ địa lý, nên không biết tọa độ nằm ở đâu trên trái đất</translation>
    </message>
    <message>
        <source>{:.0f} m</source>
        <translation>{:.0f} m</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is labelled {1}, but probably holds WGS 84 numbers.</source>
        <translation>&apos;{0}&apos; ghi là {1}, nhưng có lẽ chứa tọa độ WGS 84.</translation>
    </message>
    <message>
        <source>Or:</source>
        <translation>Hoặc:</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is labelled {1}, but probably holds VN-2000 numbers.</source>
        <translation>&apos;{0}&apos; ghi là {1}, nhưng có lẽ chứa tọa độ VN-2000.</translation>
    </message>
    <message>
        <source>the heights of &apos;{0}&apos; and &apos;{1}&apos; differ by {2} m (RMS), but only by {3} m when one moves by {4:.0f} m, the shift between VN-2000 and WGS 84: one of them carries the wrong label.</source>
        <translation>độ cao của &apos;{0}&apos; và &apos;{1}&apos; chênh nhau {2} m (trung phương), nhưng chỉ chênh {3} m khi dời một tệp đi {4:.0f} m, đúng bằng độ lệch giữa VN-2000 và WGS 84: một trong hai tệp ghi sai hệ tọa độ.</translation>
    </message>
    <message>
        <source>Ask who made the file, then relabel it with: gdal_edit.py -a_srs EPSG:nnnn FILE</source>
        <translation>Hãy hỏi người làm ra tệp, rồi gán lại hệ tọa độ bằng: gdal_edit.py -a_srs EPSG:nnnn TỆP</translation>
    </message>
    <message>
        <source>{0} or {1}</source>
        <translation>{0} hoặc {1}</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; (labelled {1}) lies {2} from &apos;{3}&apos;, as a file with the wrong central meridian does. It would lie on it in: {4}. Ask who made the file, then relabel it with: gdal_edit.py -a_srs EPSG:nnnn FILE</source>
        <translation>&apos;{0}&apos; (ghi là {1}) nằm cách &apos;{3}&apos; {2}, giống như tệp bị sai kinh tuyến trục. Nó sẽ trùng khớp nếu ở hệ: {4}. Hãy hỏi người làm ra tệp, rồi gán lại hệ tọa độ bằng: gdal_edit.py -a_srs EPSG:nnnn TỆP</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; and &apos;{1}&apos; do not overlap: {2} lie between them. If they show the same ground, one has the wrong CRS ({3}; {4}).</source>
        <translation>&apos;{0}&apos; và &apos;{1}&apos; không chồng lên nhau: chúng cách nhau {2}. Nếu cả hai là cùng một vùng đất thì một tệp bị sai hệ tọa độ ({3}; {4}).</translation>
    </message>
    <message>
        <source>The numbers look like metres of a VN-2000 or UTM zone.</source>
        <translation>Các số này giống tọa độ mét của một múi VN-2000 hoặc UTM.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; lies outside the area of {1}, but inside it when easting and northing are exchanged: its coordinates are probably written in the order north, east.</source>
        <translation>&apos;{0}&apos; nằm ngoài phạm vi sử dụng của {1}, nhưng nằm trong nếu đổi chỗ tọa độ Đông và Bắc: có lẽ tọa độ được ghi theo thứ tự Bắc, Đông.</translation>
    </message>
    <message>
        <source>its middle ({0}° N, {1}° E) is {2} outside</source>
        <translation>tâm của nó ({0}° B, {1}° Đ) nằm ngoài {2}</translation>
    </message>
    <message>
        <source>its middle ({0}; {1}) is no place on the earth</source>
        <translation>tâm của nó ({0}; {1}) không phải một nơi trên trái đất</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; does not lie in the area of {1}: {2}.{3} Check which CRS its coordinates are in.</source>
        <translation>&apos;{0}&apos; không nằm trong phạm vi sử dụng của {1}: {2}.{3} Hãy kiểm tra tọa độ của nó thuộc hệ nào.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is in {1}, a datum older than VN-2000: its transformation is good to some metres only.</source>
        <translation>&apos;{0}&apos; ở hệ {1}, hệ quy chiếu có trước VN-2000: phép chuyển đổi chỉ chính xác đến vài mét.</translation>
    </message>
    <message>
        <source>the CRS of &apos;{0}&apos; ({1}) names no datum: it is taken as it stands. In Vietnam VN-2000 and WGS 84 lie about 225 m apart.</source>
        <translation>hệ tọa độ của &apos;{0}&apos; ({1}) không nêu hệ quy chiếu: được dùng nguyên như vậy. Ở Việt Nam, VN-2000 và WGS 84 lệch nhau khoảng 225 m.</translation>
    </message>
    <message>
        <source>no transformation</source>
        <translation>không có phép chuyển tọa độ</translation>
    </message>
    <message>
        <source>cannot transform from {0} to {1}: PROJ has no operation between them that works without the network. Choose another CRS for the table.</source>
        <translation>không chuyển được tọa độ từ {0} sang {1}: PROJ không có phép chuyển nào giữa hai hệ mà không cần mạng. Hãy chọn hệ tọa độ khác cho sa bàn.</translation>
    </message>
    <message>
        <source>EPSG:{0} is refused: it is deprecated and wrong (its false easting and false northing are exchanged). The right code for the meridian {1} is EPSG:{2}; relabel files that carry the wrong one, a raster with: gdal_edit.py -a_srs EPSG:{2} FILE</source>
        <translation>không chấp nhận EPSG:{0}: mã này đã bị bỏ và sai (độ lệch trục Đông và độ lệch trục Bắc bị đổi chỗ cho nhau). Mã đúng cho kinh tuyến trục {1} là EPSG:{2}; hãy gán lại hệ tọa độ cho các tệp mang mã sai, với raster dùng: gdal_edit.py -a_srs EPSG:{2} TỆP</translation>
    </message>
    <message>
        <source>the coordinate reference system &apos;{0}&apos; is refused: its false easting and false northing are exchanged. Use the VN-2000 zone of the meridian {1} with a false easting of 500000 m.</source>
        <translation>không chấp nhận hệ tọa độ &apos;{0}&apos;: độ lệch trục Đông và độ lệch trục Bắc bị đổi chỗ cho nhau. Hãy dùng múi VN-2000 có kinh tuyến trục {1} với độ lệch trục Đông 500000 m.</translation>
    </message>
    <message>
        <source>reading heights was stopped.</source>
        <translation>việc đọc độ cao đã bị dừng.</translation>
    </message>
    <message>
        <source>cannot make a table: no elevation file was given. Give at least one.</source>
        <translation>không dựng được sa bàn: chưa có tệp độ cao nào. Hãy đưa vào ít nhất một tệp.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; gives heights in {1}, &apos;{2}&apos; in {3}: they are not converted, and may not fit together.</source>
        <translation>&apos;{0}&apos; cho độ cao theo {1}, &apos;{2}&apos; theo {3}: độ cao không được quy đổi, có thể không khớp nhau.</translation>
    </message>
    <message>
        <source>cannot interpolate across holes: {}</source>
        <translation>không nội suy được qua chỗ trống: {}</translation>
    </message>
    <message>
        <source>cannot fill the holes of &apos;{0}&apos;: {1}</source>
        <translation>không lấp được chỗ trống của &apos;{0}&apos;: {1}</translation>
    </message>
    <message>
        <source>cannot read elevation &apos;{0}&apos;: it is a picture ({1} bands), not one band of heights. Pass it with --imagery, or extract the band of heights with gdal_translate -b.</source>
        <translation>không đọc được độ cao &apos;{0}&apos;: đây là ảnh ({1} kênh), không phải một kênh độ cao. Hãy đưa vào bằng --imagery, hoặc tách kênh độ cao bằng gdal_translate -b.</translation>
    </message>
    <message>
        <source>cannot read elevation &apos;{0}&apos;: it has {1} x {2} cells, and ground needs at least 2 x 2.</source>
        <translation>không đọc được độ cao &apos;{0}&apos;: tệp có {1} x {2} ô, mà địa hình cần ít nhất 2 x 2 ô.</translation>
    </message>
    <message>
        <source>cannot read elevation &apos;{}&apos;: it has no CRS. Assign one with gdal_edit.py -a_srs EPSG:nnnn, or pass --crs.</source>
        <translation>không đọc được độ cao &apos;{}&apos;: tệp không có hệ tọa độ. Hãy gán bằng gdal_edit.py -a_srs EPSG:nnnn, hoặc thêm --crs.</translation>
    </message>
    <message>
        <source>cannot read elevation &apos;{0}&apos;: its heights are in &apos;{1}&apos;, which is not a known unit of length. Say what they are with --height-unit.</source>
        <translation>không đọc được độ cao &apos;{0}&apos;: độ cao tính bằng &apos;{1}&apos;, không phải đơn vị độ dài đã biết. Hãy cho biết đơn vị bằng --height-unit.</translation>
    </message>
    <message>
        <source>cannot read elevation &apos;{}&apos;: every cell is no-data. Check the file&apos;s no-data value with gdalinfo, or leave the file out.</source>
        <translation>không đọc được độ cao &apos;{}&apos;: mọi ô đều là no-data. Hãy kiểm tra giá trị no-data của tệp bằng gdalinfo, hoặc bỏ tệp này ra.</translation>
    </message>
    <message>
        <source>&apos;{}&apos; does not say which vertical reference its heights are in; they are used as they are.</source>
        <translation>&apos;{}&apos; không cho biết độ cao thuộc hệ độ cao nào; độ cao được dùng nguyên như vậy.</translation>
    </message>
    <message>
        <source>cannot drape &apos;{0}&apos;: it holds numbers ({1}), not colours. Pass it with --elevation, or make a picture of it with gdaldem color-relief or gdal_translate -ot Byte -scale.</source>
        <translation>không phủ được &apos;{0}&apos;: tệp chứa số liệu ({1}), không phải màu. Hãy đưa vào bằng --elevation, hoặc tạo ảnh từ nó bằng gdaldem color-relief hay gdal_translate -ot Byte -scale.</translation>
    </message>
    <message>
        <source>cannot read imagery &apos;{}&apos;: it has no CRS. Assign one with gdal_edit.py -a_srs EPSG:nnnn, or pass --crs.</source>
        <translation>không đọc được ảnh &apos;{}&apos;: tệp không có hệ tọa độ. Hãy gán bằng gdal_edit.py -a_srs EPSG:nnnn, hoặc thêm --crs.</translation>
    </message>
    <message>
        <source>reading imagery was stopped.</source>
        <translation>việc đọc ảnh đã bị dừng.</translation>
    </message>
    <message>
        <source>GDAL gives no reason</source>
        <translation>GDAL không cho biết lý do</translation>
    </message>
    <message>
        <source>cannot place &apos;{0}&apos; on the table: its coordinates cannot be transformed from {1} to {2}. Check that its CRS is the right one, or choose another with --crs.</source>
        <translation>không đặt được &apos;{0}&apos; lên sa bàn: không chuyển được tọa độ từ {1} sang {2}. Hãy kiểm tra hệ tọa độ của tệp có đúng không, hoặc chọn hệ khác bằng --crs.</translation>
    </message>
    <message>
        <source>building overviews was stopped</source>
        <translation>việc dựng ảnh thu nhỏ đã bị dừng</translation>
    </message>
    <message>
        <source>there is no cache folder: neither XDG_CACHE_HOME nor HOME is set. Set one of them.</source>
        <translation>không có thư mục đệm: cả XDG_CACHE_HOME lẫn HOME đều chưa đặt. Hãy đặt một trong hai.</translation>
    </message>
    <message>
        <source>cannot write to the cache folder &apos;{0}&apos;: {1}. Free it or set XDG_CACHE_HOME to another folder.</source>
        <translation>không ghi được vào thư mục đệm &apos;{0}&apos;: {1}. Hãy giải phóng chỗ hoặc đặt XDG_CACHE_HOME sang thư mục khác.</translation>
    </message>
    <message>
        <source>cannot read raster &apos;{0}&apos;: {1}</source>
        <translation>không đọc được raster &apos;{0}&apos;: {1}</translation>
    </message>
    <message>
        <source>cannot read {0} x {1} cells at column {2}, row {3} of raster &apos;{4}&apos; as {5} x {6}: it has {7} x {8} cells. Ask for at least one cell inside it, and for no more cells than there are.</source>
        <translation>không đọc được {0} x {1} ô từ cột {2}, hàng {3} của raster &apos;{4}&apos; thành {5} x {6}: raster có {7} x {8} ô. Hãy yêu cầu ít nhất một ô nằm trong raster, và không nhiều hơn số ô đang có.</translation>
    </message>
    <message>
        <source>cannot read cells of raster &apos;{0}&apos;: {1}. The file is damaged or incomplete: copy it again from where it came from.</source>
        <translation>không đọc được các ô của raster &apos;{0}&apos;: {1}. Tệp bị hỏng hoặc thiếu: hãy chép lại từ nơi cung cấp.</translation>
    </message>
    <message>
        <source>cannot read folder &apos;{0}&apos;: {1}. Check its permissions.</source>
        <translation>không đọc được thư mục &apos;{0}&apos;: {1}. Hãy kiểm tra quyền truy cập.</translation>
    </message>
    <message>
        <source>no CRS</source>
        <translation>không có hệ tọa độ</translation>
    </message>
    <message>
        <source>cannot stack the rasters in folder &apos;{0}&apos;: &apos;{1}&apos; is in {2}, &apos;{3}&apos; in {4}. Give the files one by one, or put one CRS in each folder.</source>
        <translation>không xếp chồng được các raster trong thư mục &apos;{0}&apos;: &apos;{1}&apos; ở hệ {2}, &apos;{3}&apos; ở hệ {4}. Hãy đưa từng tệp một, hoặc để mỗi thư mục một hệ tọa độ.</translation>
    </message>
    <message>
        <source>cannot stack the rasters in folder &apos;{0}&apos;: &apos;{1}&apos; has {2} x {3}, &apos;{4}&apos; has {5} x {6}. Give the files one by one, or put rasters of one kind in each folder.</source>
        <translation>không xếp chồng được các raster trong thư mục &apos;{0}&apos;: &apos;{1}&apos; có {2} x {3}, &apos;{4}&apos; có {5} x {6}. Hãy đưa từng tệp một, hoặc để mỗi thư mục một loại raster.</translation>
    </message>
    <message>
        <source>cannot read &apos;{0}&apos; in folder &apos;{1}&apos;: {2}. Repair or remove this file.</source>
        <translation>không đọc được &apos;{0}&apos; trong thư mục &apos;{1}&apos;: {2}. Hãy sửa hoặc bỏ tệp này.</translation>
    </message>
    <message>
        <source>it holds no raster band</source>
        <translation>tệp không có kênh raster nào</translation>
    </message>
    <message>
        <source>cannot read folder &apos;{0}&apos;: there is no raster in it or in its direct subfolders. Name a folder with elevation or imagery files.</source>
        <translation>không đọc được thư mục &apos;{0}&apos;: không có raster nào trong đó hay trong thư mục con trực tiếp. Hãy chọn thư mục có tệp độ cao hoặc ảnh.</translation>
    </message>
    <message>
        <source>cannot stack the rasters in folder &apos;{0}&apos;: {1}. Give the files one by one.</source>
        <translation>không xếp chồng được các raster trong thư mục &apos;{0}&apos;: {1}. Hãy đưa từng tệp một.</translation>
    </message>
    <message>
        <source>reading was stopped</source>
        <translation>việc đọc đã bị dừng</translation>
    </message>
    <message>
        <source>its files have no size and time to be known by in the cache</source>
        <translation>các tệp của nó không có kích thước và thời gian để nhận biết trong thư mục đệm</translation>
    </message>
    <message>
        <source>its overviews may take {0} MiB, more than the cache&apos;s limit of {1} MiB. Raise SABAN_CACHE_LIMIT_MIB.</source>
        <translation>ảnh thu nhỏ của nó có thể chiếm {0} MiB, quá giới hạn {1} MiB của thư mục đệm. Hãy tăng SABAN_CACHE_LIMIT_MIB.</translation>
    </message>
    <message>
        <source>the cache folder &apos;{0}&apos; has {1} MiB left, and overviews may take {2} MiB. Free some space or set XDG_CACHE_HOME to another folder.</source>
        <translation>thư mục đệm &apos;{0}&apos; còn {1} MiB, mà ảnh thu nhỏ có thể chiếm {2} MiB. Hãy giải phóng chỗ hoặc đặt XDG_CACHE_HOME sang thư mục khác.</translation>
    </message>
    <message>
        <source>the overviews written to &apos;{}&apos; cannot be read back</source>
        <translation>không đọc lại được ảnh thu nhỏ đã ghi vào &apos;{}&apos;</translation>
    </message>
    <message>
        <source>the overviews in &apos;{}&apos; cannot be read back</source>
        <translation>không đọc lại được ảnh thu nhỏ trong &apos;{}&apos;</translation>
    </message>
    <message>
        <source>cannot keep overviews of raster &apos;{0}&apos;: {1} In memory they would take {2} MiB, which is too much. Reading goes on without them, slowly.</source>
        <translation>không lưu được ảnh thu nhỏ của raster &apos;{0}&apos;: {1} Nếu để trong bộ nhớ sẽ chiếm {2} MiB, quá nhiều. Vẫn đọc tiếp không cần chúng, nhưng chậm.</translation>
    </message>
    <message>
        <source>cannot keep overviews of raster &apos;{0}&apos;: {1}</source>
        <translation>không lưu được ảnh thu nhỏ của raster &apos;{0}&apos;: {1}</translation>
    </message>
    <message>
        <source>you have no permission to read it. Change it with chmod, or ask its owner.</source>
        <translation>bạn không có quyền đọc tệp này. Hãy đổi quyền bằng chmod, hoặc hỏi chủ tệp.</translation>
    </message>
    <message>
        <source>it does not exist. Check the name.</source>
        <translation>tệp không tồn tại. Hãy kiểm tra lại tên.</translation>
    </message>
    <message>
        <source>the file is empty. Copy it again.</source>
        <translation>tệp rỗng. Hãy chép lại.</translation>
    </message>
    <message>
        <source>it holds several rasters. Name one of them, for example &apos;{}&apos;.</source>
        <translation>tệp chứa nhiều raster. Hãy nêu tên một raster, ví dụ &apos;{}&apos;.</translation>
    </message>
    <message>
        <source>it holds no raster band. Name a file with elevation or imagery.</source>
        <translation>tệp không có kênh raster nào. Hãy chọn tệp có độ cao hoặc ảnh.</translation>
    </message>
    <message>
        <source>it is 0 x 0 cells. Name a file with elevation or imagery.</source>
        <translation>tệp có 0 x 0 ô. Hãy chọn tệp có độ cao hoặc ảnh.</translation>
    </message>
    <message>
        <source>its cells are complex numbers. Take one part out of it with gdal_translate.</source>
        <translation>các ô là số phức. Hãy tách một phần bằng gdal_translate.</translation>
    </message>
    <message>
        <source>nothing says where it lies: it has no geotransform, no world file and no ground control points. Georeference it, for example with gdal_translate -a_srs EPSG:nnnn -a_ullr west north east south.</source>
        <translation>không biết nó nằm ở đâu: không có geotransform, không có tệp world file, không có điểm khống chế. Hãy định vị cho nó, ví dụ bằng gdal_translate -a_srs EPSG:nnnn -a_ullr xmin ymax xmax ymin.</translation>
    </message>
    <message>
        <source>its geotransform gives the cells no size. Georeference it anew, for example with gdal_translate -a_ullr west north east south.</source>
        <translation>phép định vị (geotransform) cho kích thước ô bằng không. Hãy định vị lại, ví dụ bằng gdal_translate -a_ullr xmin ymax xmax ymin.</translation>
    </message>
    <message>
        <source>its ground control points cannot be used: {}. Rectify it with gdalwarp and name the result.</source>
        <translation>không dùng được các điểm khống chế của nó: {}. Hãy nắn bằng gdalwarp rồi dùng tệp kết quả.</translation>
    </message>
    <message>
        <source>the file is truncated: it ends before its data do</source>
        <translation>tệp bị cụt: tệp kết thúc trước khi hết dữ liệu</translation>
    </message>
    <message>
        <source>it lies on the network, which is not allowed. Copy the data to this computer, or pass --allow-network.</source>
        <translation>nguồn nằm trên mạng, điều này không được phép. Hãy chép dữ liệu về máy này, hoặc thêm --allow-network.</translation>
    </message>
    <message>
        <source>{}. Name a file with elevation or imagery.</source>
        <translation>{}. Hãy chọn tệp có độ cao hoặc ảnh.</translation>
    </message>
    <message>
        <source>{}. Check that it is a raster that GDAL reads and that it was copied completely.</source>
        <translation>{}. Hãy kiểm tra tệp có phải raster mà GDAL đọc được không và đã chép đủ chưa.</translation>
    </message>
    <message>
        <source>{}. Copy it again from where it came from.</source>
        <translation>{}. Hãy chép lại từ nơi cung cấp.</translation>
    </message>
    <message>
        <source>cannot read raster &apos;{0}&apos;: its virtual rasters are nested more than {1} deep. Name the innermost file directly.</source>
        <translation>không đọc được raster &apos;{0}&apos;: các raster ảo (VRT) lồng nhau quá {1} cấp. Hãy nêu thẳng tệp trong cùng.</translation>
    </message>
    <message>
        <source>cannot read raster &apos;{0}&apos;: it reads &apos;{1}&apos; over the network, which is not allowed. Copy the data to this computer, or pass --allow-network.</source>
        <translation>không đọc được raster &apos;{0}&apos;: nó đọc &apos;{1}&apos; qua mạng, điều này không được phép. Hãy chép dữ liệu về máy này, hoặc thêm --allow-network.</translation>
    </message>
    <message>
        <source>cannot read raster &apos;{0}&apos;: the file &apos;{1}&apos; that it names does not exist. Put it back, or make the virtual raster anew with gdalbuildvrt.</source>
        <translation>không đọc được raster &apos;{0}&apos;: tệp &apos;{1}&apos; mà nó trỏ tới không tồn tại. Hãy đặt tệp lại chỗ cũ, hoặc tạo lại raster ảo bằng gdalbuildvrt.</translation>
    </message>
    <message>
        <source>the heights of &apos;{0}&apos; (labelled {1}) differ from those of &apos;{2}&apos; by {3} m (RMS) where it lies, but only by {4} m in: {5}. It probably carries the wrong central meridian. Ask who made the file, then relabel it with: gdal_edit.py -a_srs EPSG:nnnn FILE</source>
        <translation>độ cao của &apos;{0}&apos; (ghi là {1}) chênh với độ cao của &apos;{2}&apos; {3} m (trung phương) ở vị trí hiện tại, nhưng chỉ chênh {4} m nếu ở hệ: {5}. Có lẽ tệp bị sai kinh tuyến trục. Hãy hỏi người làm ra tệp, rồi gán lại hệ tọa độ bằng: gdal_edit.py -a_srs EPSG:nnnn TỆP</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; holds heights that cannot be, below {1} m or above {2} m, in at least {3} cells: they are treated as holes. If all of it looks wrong, check the unit (--height-unit) and the no-data value.</source>
        <translation>&apos;{0}&apos; có những độ cao không thể có, dưới {1} m hoặc trên {2} m, ở ít nhất {3} ô: chúng được coi là chỗ trống. Nếu toàn bộ đều sai, hãy kiểm tra đơn vị (--height-unit) và giá trị no-data.</translation>
    </message>
    <message>
        <source>it is neither a file nor a folder. Name a file with elevation or imagery.</source>
        <translation>đây không phải tệp cũng không phải thư mục. Hãy chọn tệp có độ cao hoặc ảnh.</translation>
    </message>
    <message>
        <source>&apos;{}&apos; has a CRS in feet and does not say what its heights are in: heights are taken as metres; if they are feet pass --height-unit.</source>
        <translation>&apos;{}&apos; có hệ tọa độ tính bằng feet và không cho biết đơn vị độ cao: độ cao được coi là mét; nếu là feet, hãy thêm --height-unit.</translation>
    </message>
    <message>
        <source>filling holes was stopped.</source>
        <translation>việc lấp chỗ trống đã bị dừng.</translation>
    </message>
    <message>
        <source>opening elevation was stopped.</source>
        <translation>việc mở dữ liệu độ cao đã bị dừng.</translation>
    </message>
    <message>
        <source>Looking for heights in &apos;{}&apos;</source>
        <translation>Đang tìm độ cao trong &apos;{}&apos;</translation>
    </message>
    <message>
        <source>Filling holes of &apos;{}&apos;</source>
        <translation>Đang lấp chỗ trống của &apos;{}&apos;</translation>
    </message>
    <message>
        <source>cannot read vector file &apos;{0}&apos;: {1}</source>
        <translation>không đọc được tệp véc-tơ &apos;{0}&apos;: {1}</translation>
    </message>
    <message>
        <source>{}. Check that it is a vector file that GDAL reads and that it was copied completely.</source>
        <translation>{}. Hãy kiểm tra xem đó có phải tệp véc-tơ mà GDAL đọc được và đã được chép đầy đủ chưa.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; has no CRS and is taken to be in that of the table ({1}). If it lies wrongly, assign the right one with ogr2ogr -a_srs EPSG:nnnn.</source>
        <translation>&apos;{0}&apos; không có hệ tọa độ nên được coi là cùng hệ với sa bàn ({1}). Nếu nằm sai chỗ, hãy gán hệ đúng bằng ogr2ogr -a_srs EPSG:nnnn.</translation>
    </message>
    <message>
        <source>reading &apos;{}&apos; was stopped</source>
        <translation>việc đọc &apos;{}&apos; đã bị dừng</translation>
    </message>
    <message>
        <source>it has no layer &apos;{}&apos;. &apos;saban info&apos; lists its layers.</source>
        <translation>tệp không có lớp &apos;{}&apos;. Lệnh &apos;saban info&apos; liệt kê các lớp của tệp.</translation>
    </message>
    <message>
        <source>its coordinates are no places in {}. Correct its CRS with ogr2ogr -a_srs EPSG:nnnn.</source>
        <translation>tọa độ của tệp không phải vị trí nào trong hệ {}. Hãy sửa hệ tọa độ của tệp bằng ogr2ogr -a_srs EPSG:nnnn.</translation>
    </message>
    <message>
        <source>it holds no point, line or polygon that could be drawn. Name a file with geometry.</source>
        <translation>tệp không có điểm, đường hay vùng nào để vẽ. Hãy chọn tệp có đối tượng hình học.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos;: {1} geometries are empty or have coordinates that are no numbers; they are left out.</source>
        <translation>&apos;{0}&apos;: {1} đối tượng hình học rỗng hoặc có tọa độ không phải là số; các đối tượng này bị bỏ qua.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos;: {1} geometries have no place in {2}; they are left out.</source>
        <translation>&apos;{0}&apos;: {1} đối tượng hình học không có vị trí trong hệ {2}; các đối tượng này bị bỏ qua.</translation>
    </message>
    <message>
        <source>Reading &apos;{}&apos;</source>
        <translation>Đang đọc &apos;{}&apos;</translation>
    </message>
    <message>
        <source>cannot measure a line of fewer than two points</source>
        <translation>không đo được tuyến có ít hơn hai điểm</translation>
    </message>
    <message>
        <source>cannot measure a line in steps of {0} m: give a positive step</source>
        <translation>không đo được tuyến với bước {0} m: hãy cho bước lớn hơn 0</translation>
    </message>
    <message>
        <source>cannot measure a line with a coordinate that is no finite number</source>
        <translation>không đo được đường có tọa độ không phải số hữu hạn</translation>
    </message>
    <message>
        <source>cannot measure a line of {0:.0f} m in steps of {1} m: give a longer step</source>
        <translation>không đo được đường dài {0:.0f} m theo bước {1} m: hãy cho bước dài hơn</translation>
    </message>
    <message>
        <source>cannot read &apos;{0}&apos; as a place: {1}</source>
        <translation>không đọc được &apos;{0}&apos; thành tọa độ: {1}</translation>
    </message>
    <message>
        <source>write for instance X 2325641.2 Y 587123.4; 21.0285 N 105.8048 E; 48N 583630 2325514 or 48Q WJ 83629 25513</source>
        <translation>hãy viết, ví dụ X 2325641,2 Y 587123,4; 21,0285 B 105,8048 Đ; 48N 583630 2325514 hoặc 48Q WJ 83629 25513</translation>
    </message>
    <message>
        <source>a latitude is at most 90 degrees</source>
        <translation>vĩ độ không quá 90 độ</translation>
    </message>
    <message>
        <source>a longitude is at most 180 degrees</source>
        <translation>kinh độ không quá 180 độ</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; lies outside what {1} can hold</source>
        <translation>&apos;{0}&apos; nằm ngoài phạm vi của {1}</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no place in {1}: it has only degrees, no X and Y</source>
        <translation>&apos;{0}&apos; không phải tọa độ trong {1}: hệ này chỉ có độ, không có X và Y</translation>
    </message>
    <message>
        <source>the MGRS square is too large to be a place: give at least four digits</source>
        <translation>ô MGRS quá rộng, không chỉ được một vị trí: hãy cho ít nhất bốn chữ số</translation>
    </message>
    <message>
        <source>there is no such MGRS square</source>
        <translation>không có ô MGRS như vậy</translation>
    </message>
    <message>
        <source>UTM has the zones 1 to 60</source>
        <translation>UTM có các múi từ 1 đến 60</translation>
    </message>
    <message>
        <source>the numbers lie outside the UTM zone</source>
        <translation>các số nằm ngoài múi UTM</translation>
    </message>
    <message>
        <source>cannot make a profile of a line of fewer than two points</source>
        <translation>không lập được mặt cắt của đường có ít hơn hai điểm</translation>
    </message>
    <message>
        <source>cannot make a profile in steps of {0} m: give a positive step</source>
        <translation>không lập được mặt cắt với bước {0} m: hãy cho bước dương</translation>
    </message>
    <message>
        <source>cannot make a profile of a line with a coordinate that is no finite number</source>
        <translation>không lập được mặt cắt của đường có tọa độ không phải là số hữu hạn</translation>
    </message>
    <message>
        <source>cannot make a profile of {0:.0f} m in steps of {1} m: give a longer step</source>
        <translation>không lập được mặt cắt dài {0:.0f} m với bước {1} m: hãy cho bước dài hơn</translation>
    </message>
    <message>
        <source>cannot make a profile of a line without length</source>
        <translation>không lập được mặt cắt của đường không có chiều dài</translation>
    </message>
    <message>
        <source>cannot make a profile: there is no elevation {0:.0f} m from its start. Draw the line elsewhere, or fill the holes of the elevation.</source>
        <translation>không lập được mặt cắt: không có độ cao ở vị trí cách điểm đầu {0:.0f} m. Hãy vẽ đường ở chỗ khác, hoặc lấp lỗ hổng của dữ liệu độ cao.</translation>
    </message>
</context>
<context>
    <name>layers</name>
    <message>
        <source>opening the ground was stopped</source>
        <translation>việc mở địa hình đã bị dừng</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; lies so far from the rest ({1:.0f} km) that the table leaves it out. Correct its CRS, or open it on its own.</source>
        <translation>&apos;{0}&apos; nằm quá xa các tệp còn lại ({1:.0f} km) nên không đưa vào sa bàn. Hãy sửa hệ tọa độ của tệp, hoặc mở riêng tệp này.</translation>
    </message>
    <message>
        <source>cannot use the bounds {0}, {1}, {2}, {3}: give west, south, east, north in metres, east greater than west and north greater than south.</source>
        <translation>không dùng được phạm vi {0}, {1}, {2}, {3}: hãy cho mép tây, mép nam, mép đông, mép bắc tính bằng mét, đông lớn hơn tây và bắc lớn hơn nam.</translation>
    </message>
    <message>
        <source>cannot use the bounds {0:.0f}, {1:.0f}, {2:.0f}, {3:.0f}: they lie outside all elevation, which reaches from {4:.0f}, {5:.0f} to {6:.0f}, {7:.0f} in {8}.</source>
        <translation>không dùng được phạm vi {0:.0f}, {1:.0f}, {2:.0f}, {3:.0f}: phạm vi này nằm ngoài mọi dữ liệu độ cao, vốn trải từ {4:.0f}, {5:.0f} đến {6:.0f}, {7:.0f} trong hệ {8}.</translation>
    </message>
    <message>
        <source>heights of &apos;{0}&apos; are in {1}, those of &apos;{2}&apos; in {3}: they are used as they are, so a step of up to some ten metres can lie between them.</source>
        <translation>độ cao của &apos;{0}&apos; theo {1}, của &apos;{2}&apos; theo {3}: độ cao được dùng nguyên như vậy, nên giữa chúng có thể chênh bậc đến vài chục mét.</translation>
    </message>
    <message>
        <source>&apos;{}&apos; does not say which vertical reference its heights are in; they are used as they are.</source>
        <translation>&apos;{}&apos; không cho biết độ cao thuộc hệ độ cao nào; độ cao được dùng nguyên như vậy.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; and {1} more do not say which vertical reference their heights are in; they are used as they are.</source>
        <translation>&apos;{0}&apos; và {1} tệp nữa không cho biết độ cao thuộc hệ độ cao nào; độ cao được dùng nguyên như vậy.</translation>
    </message>
    <message>
        <source>cannot make a table: no elevation file was given. Give at least one.</source>
        <translation>không dựng được sa bàn: chưa có tệp độ cao nào. Hãy đưa vào ít nhất một tệp.</translation>
    </message>
    <message>
        <source>Its numbers look like degrees: try --crs EPSG:4326.</source>
        <translation>Các số của nó giống độ: hãy thử --crs EPSG:4326.</translation>
    </message>
    <message>
        <source>Its numbers look like metres of a VN-2000 or UTM zone: EPSG:3405 (105°), EPSG:3406 (111°) or a provincial one such as EPSG:9210 (105°45′). Ask who made it.</source>
        <translation>Các số của nó giống tọa độ mét của một múi VN-2000 hoặc UTM: EPSG:3405 (105°), EPSG:3406 (111°) hoặc một múi của tỉnh như EPSG:9210 (105°45′). Hãy hỏi người làm ra tệp.</translation>
    </message>
    <message>
        <source>Provincial zones on offer: {}.</source>
        <translation>Các múi của tỉnh có thể chọn: {}.</translation>
    </message>
    <message>
        <source>VN-2000 is on offer: EPSG:{}.</source>
        <translation>Có thể chọn VN-2000: EPSG:{}.</translation>
    </message>
    <message>
        <source>{} was asked for.</source>
        <translation>Theo hệ đã chọn: {}.</translation>
    </message>
    <message>
        <source>{0} is not true to scale here: a length of 100 m on the table is {1} m on the ground. Choose another CRS, or leave out --crs.</source>
        <translation>{0} không đúng tỷ lệ ở đây: độ dài 100 m trên sa bàn là {1} m ngoài thực địa. Hãy chọn hệ tọa độ khác, hoặc bỏ --crs.</translation>
    </message>
    <message>
        <source>cannot read elevation &apos;{}&apos;: it has no CRS. Assign one with gdal_edit.py -a_srs EPSG:nnnn, or pass --crs.</source>
        <translation>không đọc được độ cao &apos;{}&apos;: tệp không có hệ tọa độ. Hãy gán bằng gdal_edit.py -a_srs EPSG:nnnn, hoặc thêm --crs.</translation>
    </message>
    <message>
        <source>cannot make a table in {}: its unit is not the metre, and a table has to be measured. Pass --crs with a projected CRS in metres such as EPSG:3405, or leave it out.</source>
        <translation>không dựng được sa bàn trong hệ {}: đơn vị không phải mét, mà sa bàn phải đo được. Hãy thêm --crs với một hệ tọa độ phẳng tính bằng mét như EPSG:3405, hoặc bỏ trống.</translation>
    </message>
    <message>
        <source>{0} is the CRS of &apos;{1}&apos;.</source>
        <translation>{0} là hệ tọa độ của &apos;{1}&apos;.</translation>
    </message>
    <message>
        <source>cannot choose a CRS for the table: the coordinates of &apos;{0}&apos; are no place on the earth in {1}. Correct the file&apos;s CRS with gdal_edit.py -a_srs EPSG:nnnn.</source>
        <translation>không chọn được hệ tọa độ cho sa bàn: tọa độ của &apos;{0}&apos; trong hệ {1} không phải một nơi trên trái đất. Hãy sửa hệ tọa độ của tệp bằng gdal_edit.py -a_srs EPSG:nnnn.</translation>
    </message>
    <message>
        <source>No elevation file has a CRS in true metres, and the ground lies in Vietnam: {}.</source>
        <translation>Không tệp độ cao nào có hệ tọa độ tính đúng bằng mét, và vùng đất nằm ở Việt Nam: {}.</translation>
    </message>
    <message>
        <source>No elevation file has a CRS in true metres: {} is the one for this ground.</source>
        <translation>Không tệp độ cao nào có hệ tọa độ tính đúng bằng mét: {} là hệ phù hợp với vùng đất này.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; says that its heights are in &apos;{1}&apos;, which is not a known unit of length. Say what they are with --height-unit.</source>
        <translation>&apos;{0}&apos; khai báo độ cao tính bằng &apos;{1}&apos;, không phải đơn vị độ dài đã biết. Hãy cho biết đơn vị bằng --height-unit.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; holds {1} cells with heights that cannot be (below {2:.0f} m or above {3:.0f} m): they count as no-data. If all of it looks wrong, check the unit and the no-data value.</source>
        <translation>&apos;{0}&apos; có {1} ô mang độ cao không thể có (dưới {2:.0f} m hoặc trên {3:.0f} m): các ô này được coi là no-data. Nếu toàn bộ đều sai, hãy kiểm tra đơn vị và giá trị no-data.</translation>
    </message>
    <message>
        <source>every cell of &apos;{}&apos; is no-data: it cannot be a table.</source>
        <translation>mọi ô của &apos;{}&apos; đều là no-data: không dựng được sa bàn.</translation>
    </message>
    <message>
        <source>every pixel of &apos;{}&apos; is transparent.</source>
        <translation>mọi điểm ảnh của &apos;{}&apos; đều trong suốt.</translation>
    </message>
    <message>
        <source>&apos;{}&apos; has no CRS, so nothing says where it lies. Assign one with gdal_edit.py -a_srs EPSG:nnnn, or pass --crs.</source>
        <translation>&apos;{}&apos; không có hệ tọa độ nên không biết nó nằm ở đâu. Hãy gán bằng gdal_edit.py -a_srs EPSG:nnnn, hoặc thêm --crs.</translation>
    </message>
    <message>
        <source>layer &apos;{0}&apos; of &apos;{1}&apos; has no CRS, so nothing says where it lies.</source>
        <translation>lớp &apos;{0}&apos; của &apos;{1}&apos; không có hệ tọa độ nên không biết nó nằm ở đâu.</translation>
    </message>
    <message>
        <source>reading &apos;{}&apos; was stopped</source>
        <translation>việc đọc &apos;{}&apos; đã bị dừng</translation>
    </message>
    <message>
        <source>{}. Copy it again from where it came from.</source>
        <translation>{}. Hãy chép lại từ nơi cung cấp.</translation>
    </message>
    <message>
        <source>cannot use the bounds {0:.0f}, {1:.0f}, {2:.0f}, {3:.0f}: they are more than {4:.0f} times as wide as all elevation, which would be a dot on the table. It reaches from {5:.0f}, {6:.0f} to {7:.0f}, {8:.0f} in {9}: give bounds near these.</source>
        <translation>không dùng được phạm vi {0:.0f}, {1:.0f}, {2:.0f}, {3:.0f}: phạm vi này rộng hơn {4:.0f} lần toàn bộ dữ liệu độ cao, nên địa hình chỉ còn là một chấm trên sa bàn. Dữ liệu độ cao trải từ {5:.0f}, {6:.0f} đến {7:.0f}, {8:.0f} trong hệ {9}: hãy cho phạm vi gần như vậy.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; lies {1} km outside the table, so nothing of it is seen. Check its CRS, or whether it belongs to this ground.</source>
        <translation>&apos;{0}&apos; nằm ngoài sa bàn {1} km nên không nhìn thấy gì. Hãy kiểm tra hệ tọa độ của tệp, hoặc xem tệp có thuộc vùng đất này không.</translation>
    </message>
    <message>
        <source>cannot make a table: none of the files holds elevation (&apos;{}&apos; is a picture or a vector file). Give a file with heights, or name it with --elevation when its heights are 8-bit numbers.</source>
        <translation>không dựng được sa bàn: không tệp nào chứa độ cao (&apos;{}&apos; là ảnh hoặc tệp véc-tơ). Hãy thêm tệp có độ cao, hoặc nêu tệp bằng --elevation khi độ cao là số 8 bit.</translation>
    </message>
    <message>
        <source>cannot use the structure catalogue &apos;{0}&apos;: type &apos;{1}&apos; has {2} = {3}. Write {4}.</source>
        <translation>không dùng được danh mục công trình &apos;{0}&apos;: loại &apos;{1}&apos; có {2} = {3}. Hãy ghi {4}.</translation>
    </message>
    <message>
        <source>cannot use the structure catalogue &apos;{0}&apos;: type &apos;{1}&apos; lacks the key {2}. Write {3}.</source>
        <translation>không dùng được danh mục công trình &apos;{0}&apos;: loại &apos;{1}&apos; thiếu khóa {2}. Hãy ghi {3}.</translation>
    </message>
    <message>
        <source>a text of 1 to 120 letters</source>
        <translation>một dòng chữ từ 1 đến 120 ký tự</translation>
    </message>
    <message>
        <source>one of {0}</source>
        <translation>một trong {0}</translation>
    </message>
    <message>
        <source>a colour such as #8a7652</source>
        <translation>một màu, ví dụ #8a7652</translation>
    </message>
    <message>
        <source>The structure catalogue &apos;{0}&apos; has a key that is not known and not used: {2} of &apos;{1}&apos;. Look for a spelling mistake.</source>
        <translation>Danh mục công trình &apos;{0}&apos; có khóa lạ, không được dùng: {2} của &apos;{1}&apos;. Hãy kiểm tra lỗi chính tả.</translation>
    </message>
    <message>
        <source>{0}, material {1}</source>
        <translation>{0}, vật liệu {1}</translation>
    </message>
    <message>
        <source>number {0}</source>
        <translation>số {0}</translation>
    </message>
    <message>
        <source>small letters a to z, digits and _, beginning with a letter, at most 64</source>
        <translation>chữ thường a đến z, chữ số và _, bắt đầu bằng chữ cái, nhiều nhất 64 ký tự</translation>
    </message>
    <message>
        <source>a list of at most {0} entries</source>
        <translation>danh sách nhiều nhất {0} mục</translation>
    </message>
    <message>
        <source>cannot read the structure catalogue &apos;{0}&apos;: {1}. Compare it with data/catalogue/structures.json.</source>
        <translation>không đọc được danh mục công trình &apos;{0}&apos;: {1}. Hãy so với data/catalogue/structures.json.</translation>
    </message>
    <message>
        <source>it is larger than {0} MiB</source>
        <translation>tệp lớn hơn {0} MiB</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>để trống</translation>
    </message>
    <message>
        <source>it is no JSON ({0})</source>
        <translation>tệp không phải JSON ({0})</translation>
    </message>
    <message>
        <source>it has no list &apos;types&apos; of 1 to {0} structure types</source>
        <translation>tệp không có danh sách &apos;types&apos; gồm 1 đến {0} loại công trình</translation>
    </message>
    <message>
        <source>it has two types with the id &apos;{0}&apos;</source>
        <translation>tệp có hai loại cùng mã &apos;{0}&apos;</translation>
    </message>
    <message>
        <source>{0} is no text</source>
        <translation>{0} không phải là chữ</translation>
    </message>
    <message>
        <source>cannot read the structure catalogue &apos;{0}&apos;: there is no such file. Check the path.</source>
        <translation>không đọc được danh mục công trình &apos;{0}&apos;: không có tệp này. Hãy kiểm tra đường dẫn.</translation>
    </message>
    <message>
        <source>cannot read the structure catalogue &apos;{0}&apos;: it is no file that may be read. Check its permissions.</source>
        <translation>không đọc được danh mục công trình &apos;{0}&apos;: không phải tệp được phép đọc. Hãy kiểm tra quyền truy cập.</translation>
    </message>
    <message>
        <source>cannot read the structure catalogue &apos;{0}&apos;: reading it failed. Copy it anew.</source>
        <translation>không đọc được danh mục công trình &apos;{0}&apos;: lỗi khi đọc. Hãy chép lại tệp.</translation>
    </message>
    <message>
        <source>a number from 0 to {0}</source>
        <translation>một số từ 0 đến {0}</translation>
    </message>
    <message>
        <source>a number over 0 and at most {0}</source>
        <translation>một số lớn hơn 0 và không quá {0}</translation>
    </message>
    <message>
        <source>a structure of the type &apos;{0}&apos; cannot have {1} = {2}. Give {3}.</source>
        <translation>công trình loại &apos;{0}&apos; không thể có {1} = {2}. Hãy cho {3}.</translation>
    </message>
    <message>
        <source>a ditch of the type &apos;{0}&apos; cannot be {1} m wide at its floor and {2} m at the ground. Give a floor that is at most as wide as the top.</source>
        <translation>hào loại &apos;{0}&apos; không thể rộng {1} m ở đáy và {2} m ở mặt đất. Hãy cho đáy không rộng hơn miệng.</translation>
    </message>
    <message>
        <source>cannot check &apos;{0}&apos;: there is no such rule. There are: {1}</source>
        <translation>không kiểm tra được &apos;{0}&apos;: không có quy tắc đó. Các quy tắc: {1}</translation>
    </message>
    <message>
        <source>{0} is due on {1}, before it starts on {2}</source>
        <translation>{0} có hạn {1}, trước ngày bắt đầu {2}</translation>
    </message>
    <message>
        <source>{0} is {1} % done: give a number from 0 to 100</source>
        <translation>{0} có tiến độ {1} %: hãy ghi một số từ 0 đến 100</translation>
    </message>
    <message>
        <source>{0} is late: it was due on {1} and is {2} % done</source>
        <translation>{0} chậm tiến độ: hạn {1}, mới được {2} %</translation>
    </message>
    <message>
        <source>{0} ends at {1}, before it starts at {2}</source>
        <translation>{0} kết thúc lúc {1}, trước khi bắt đầu lúc {2}</translation>
    </message>
    <message>
        <source>a coordinate is no number</source>
        <translation>có tọa độ không phải là số</translation>
    </message>
    <message>
        <source>it has too few points</source>
        <translation>có quá ít điểm</translation>
    </message>
    <message>
        <source>its outline crosses itself</source>
        <translation>đường bao tự cắt chính nó</translation>
    </message>
    <message>
        <source>it has no area</source>
        <translation>không có diện tích</translation>
    </message>
    <message>
        <source>{0} has no place. Put it on the ground, or remove it.</source>
        <translation>{0} chưa có vị trí. Hãy đặt lên địa hình hoặc xóa đi.</translation>
    </message>
    <message>
        <source>the shape of {0} cannot be used: {1}. Draw it again.</source>
        <translation>không dùng được hình của {0}: {1}. Hãy vẽ lại.</translation>
    </message>
    <message>
        <source>{0} lies more than {1:.0f} m outside the table, at E {2:.0f}, N {3:.0f}. Check the CRS of where it came from.</source>
        <translation>{0} nằm ngoài sa bàn hơn {1:.0f} m, tại Đ {2:.0f}, B {3:.0f}. Hãy kiểm tra hệ tọa độ của nguồn.</translation>
    </message>
    <message>
        <source>the heading of {0} is {1}: give degrees from 0 to 360</source>
        <translation>hướng của {0} là {1}: hãy ghi độ từ 0 đến 360</translation>
    </message>
    <message>
        <source>{0} has no name</source>
        <translation>{0} chưa có tên</translation>
    </message>
    <message>
        <source>{0}: {1} of this kind have that name. Tell them apart.</source>
        <translation>{0}: có {1} đối tượng cùng loại mang tên này. Hãy đặt tên khác nhau.</translation>
    </message>
    <message>
        <source>{0} has {1} positions in phase &apos;{2}&apos;: a unit is at one place at a time. Remove the others.</source>
        <translation>{0} có {1} vị trí trong giai đoạn &apos;{2}&apos;: một đơn vị chỉ ở một nơi. Hãy xóa các vị trí thừa.</translation>
    </message>
    <message>
        <source>{0} refers to &apos;{1}&apos;, which is not in the plan. Choose another, or clear it.</source>
        <translation>{0} trỏ tới &apos;{1}&apos;, không có trong kế hoạch. Hãy chọn cái khác hoặc bỏ trống.</translation>
    </message>
    <message>
        <source>{0} has no {1}, without which it means nothing</source>
        <translation>{0} thiếu {1}, nên không có ý nghĩa</translation>
    </message>
    <message>
        <source>{0} is above itself. Choose another parent for it.</source>
        <translation>{0} là cấp trên của chính mình. Hãy chọn cấp trên khác.</translation>
    </message>
    <message>
        <source>{0} is {1} m long: a route needs at least {2:.0f} m</source>
        <translation>{0} dài {1} m: đường cơ động cần ít nhất {2:.0f} m</translation>
    </message>
    <message>
        <source>{0} repeats {1} of its points one after the other</source>
        <translation>{0} có {1} điểm lặp lại liền nhau</translation>
    </message>
    <message>
        <source>{0} has no type, so it has no size either. Choose one.</source>
        <translation>{0} chưa có loại công trình nên cũng chưa có kích thước. Hãy chọn một loại.</translation>
    </message>
    <message>
        <source>{0} is of type &apos;{1}&apos;, which the catalogue does not have. Choose another, or add it.</source>
        <translation>{0} thuộc loại &apos;{1}&apos;, không có trong danh mục. Hãy chọn loại khác hoặc thêm vào danh mục.</translation>
    </message>
    <message>
        <source>the symbol code &apos;{1}&apos; of {0} has a wrong form: write 20 or 30 digits (2525D, 2525E) or 10 to 15 letters (2525C)</source>
        <translation>mã ký hiệu &apos;{1}&apos; của {0} sai dạng: hãy viết 20 hoặc 30 chữ số (2525D, 2525E) hoặc 10 đến 15 chữ (2525C)</translation>
    </message>
    <message>
        <source>&apos;{1}&apos; of {0} holds {2} KiB of text; more than {3} slows everything down. Keep it in a file of its own.</source>
        <translation>&apos;{1}&apos; của {0} chứa {2} KiB chữ; quá {3} KiB làm mọi thứ chậm đi. Hãy để trong một tệp riêng.</translation>
    </message>
    <message>
        <source>cannot read the record of a change: {0}</source>
        <translation>không đọc được bản ghi của một thay đổi: {0}</translation>
    </message>
    <message>
        <source>cannot export to &apos;{0}&apos;: {1}</source>
        <translation>không thể xuất ra &apos;{0}&apos;: {1}</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no kind of feature. Choose among {1}.</source>
        <translation>&apos;{0}&apos; không phải là loại đối tượng. Hãy chọn một trong: {1}.</translation>
    </message>
    <message>
        <source>the plan has nothing of what was chosen.</source>
        <translation>kế hoạch không có gì thuộc phần đã chọn.</translation>
    </message>
    <message>
        <source>this installation of GDAL lacks the format {0}.</source>
        <translation>bản GDAL này thiếu định dạng {0}.</translation>
    </message>
    <message>
        <source>{0}. Check that the folder exists, may be written to, and has room.</source>
        <translation>{0}. Hãy kiểm tra thư mục có tồn tại, được phép ghi và còn chỗ trống.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no known format. Use .geojson, .kml, .kmz, .gpkg, .csv, .xlsx, .ods or .dxf.</source>
        <translation>&apos;{0}&apos; không phải định dạng được hỗ trợ. Hãy dùng .geojson, .kml, .kmz, .gpkg, .csv, .xlsx, .ods hoặc .dxf.</translation>
    </message>
    <message>
        <source>it exists already. Choose another name, or pass --force to replace it.</source>
        <translation>tệp đã tồn tại. Hãy chọn tên khác, hoặc thêm --force để ghi đè.</translation>
    </message>
    <message>
        <source>the plan has no such group.</source>
        <translation>kế hoạch không có nhóm này.</translation>
    </message>
    <message>
        <source>the plan has no such phase.</source>
        <translation>kế hoạch không có giai đoạn này.</translation>
    </message>
    <message>
        <source>{0} holds one kind of features, and the plan has several ({1}). Choose one with --what.</source>
        <translation>{0} chỉ chứa một loại đối tượng, còn kế hoạch có nhiều loại ({1}). Hãy chọn một loại bằng --what.</translation>
    </message>
    <message>
        <source>{0} holds coordinates in WGS 84 only: the CRS that was chosen does not apply</source>
        <translation>{0} chỉ chứa tọa độ WGS 84: hệ tọa độ đã chọn không được áp dụng</translation>
    </message>
    <message>
        <source>a DXF drawing holds shapes and names, but no other columns</source>
        <translation>bản vẽ DXF chỉ chứa hình và tên, không chứa các cột khác</translation>
    </message>
    <message>
        <source>cannot make a table of plan &apos;{0}&apos;: its elevation is hidden. Show a layer of elevation again, or add one: saban add &apos;{0}&apos; --elevation FILE</source>
        <translation>không dựng được sa bàn của kế hoạch &apos;{0}&apos;: lớp độ cao đang bị ẩn. Hãy hiện lại một lớp độ cao, hoặc thêm: saban add &apos;{0}&apos; --elevation TỆP</translation>
    </message>
    <message>
        <source>cannot make a table of plan &apos;{0}&apos;: it names no elevation. Add some: saban add &apos;{0}&apos; --elevation FILE</source>
        <translation>không dựng được sa bàn của kế hoạch &apos;{0}&apos;: kế hoạch chưa có dữ liệu độ cao. Hãy thêm: saban add &apos;{0}&apos; --elevation TỆP</translation>
    </message>
    <message>
        <source>map layer &apos;{0}&apos; is left out: &apos;{1}&apos; is on the network. Allow it with --allow-network.</source>
        <translation>bỏ qua lớp bản đồ &apos;{0}&apos;: &apos;{1}&apos; nằm trên mạng. Cho phép bằng --allow-network.</translation>
    </message>
    <message>
        <source>cannot open plan &apos;{0}&apos;: {1}</source>
        <translation>không mở được kế hoạch &apos;{0}&apos;: {1}</translation>
    </message>
    <message>
        <source>cannot write plan &apos;{0}&apos;: {1}</source>
        <translation>không ghi được kế hoạch &apos;{0}&apos;: {1}</translation>
    </message>
    <message>
        <source>… and {0} more references to what is not there</source>
        <translation>… và {0} chỗ nữa nhắc tới đối tượng không có</translation>
    </message>
    <message>
        <source>it is of an earlier form ({0}) and no copy can be made beside it ({1})</source>
        <translation>tệp thuộc dạng cũ ({0}) và không tạo được bản sao bên cạnh ({1})</translation>
    </message>
    <message>
        <source>its record of states cannot be made.</source>
        <translation>không tạo được bảng lịch sử của kế hoạch.</translation>
    </message>
    <message>
        <source>plan &apos;{0}&apos; was brought from form {1} to {2}; as it was it lies in &apos;{3}&apos;</source>
        <translation>kế hoạch &apos;{0}&apos; đã được chuyển từ dạng {1} sang {2}; bản cũ nằm ở &apos;{3}&apos;</translation>
    </message>
    <message>
        <source>it is damaged, or no GeoPackage ({0}). Take an earlier copy, or copy it again from where it came.</source>
        <translation>tệp hỏng, hoặc không phải GeoPackage ({0}). Hãy dùng bản sao trước đó, hoặc sao chép lại từ nguồn.</translation>
    </message>
    <message>
        <source>it is damaged ({0}). Take an earlier copy, or save what can be saved: sqlite3 &apos;{1}&apos; .recover</source>
        <translation>tệp hỏng ({0}). Hãy dùng bản sao trước đó, hoặc cứu phần còn lại: sqlite3 &apos;{1}&apos; .recover</translation>
    </message>
    <message>
        <source>it is a GeoPackage, but no plan of Saban. Make a plan with &apos;saban new&apos;, then add or import this file.</source>
        <translation>đây là GeoPackage nhưng không phải kế hoạch của Saban. Hãy lập kế hoạch bằng &apos;saban new&apos;, rồi thêm hoặc nhập tệp này.</translation>
    </message>
    <message>
        <source>it was written by a newer Saban (form {0}; this one knows {1}). Open it with that, or update this one.</source>
        <translation>tệp do bản Saban mới hơn ghi (dạng {0}; bản này biết đến dạng {1}). Hãy mở bằng bản đó, hoặc cập nhật bản này.</translation>
    </message>
    <message>
        <source>there is such a file already. Choose another name, or pass --force.</source>
        <translation>đã có tệp như vậy. Hãy chọn tên khác, hoặc thêm --force.</translation>
    </message>
    <message>
        <source>it does not exist. Check the name.</source>
        <translation>tệp không tồn tại. Hãy kiểm tra lại tên.</translation>
    </message>
    <message>
        <source>it is a folder. Name the file of the plan.</source>
        <translation>đây là thư mục. Hãy chỉ tệp của kế hoạch.</translation>
    </message>
    <message>
        <source>you have no permission to read it. Change it with chmod, or ask its owner.</source>
        <translation>bạn không có quyền đọc tệp này. Hãy đổi quyền bằng chmod, hoặc hỏi chủ tệp.</translation>
    </message>
    <message>
        <source>the file or its folder may not be written to. Copy the plan to a folder of your own.</source>
        <translation>không được phép ghi vào tệp hoặc thư mục chứa nó. Hãy chép kế hoạch sang thư mục của bạn.</translation>
    </message>
    <message>
        <source>it is no GeoPackage. A plan is a file that &apos;saban new&apos; made.</source>
        <translation>đây không phải GeoPackage. Kế hoạch là tệp do &apos;saban new&apos; tạo ra.</translation>
    </message>
    <message>
        <source>it was opened for reading only.</source>
        <translation>tệp được mở chỉ để đọc.</translation>
    </message>
    <message>
        <source>cannot change the CRS of plan &apos;{0}&apos;: everything in it is placed in that CRS. Make a new plan, then import this one.</source>
        <translation>không đổi được hệ tọa độ của kế hoạch &apos;{0}&apos;: mọi đối tượng đều nằm trong hệ đó. Hãy lập kế hoạch mới, rồi nhập kế hoạch này vào.</translation>
    </message>
    <message>
        <source>cannot change plan &apos;{0}&apos;: another program changed the file meanwhile. Open it again to see what is new; nothing was lost.</source>
        <translation>không sửa được kế hoạch &apos;{0}&apos;: chương trình khác vừa thay đổi tệp. Hãy mở lại để xem nội dung mới; không mất gì cả.</translation>
    </message>
    <message>
        <source>plan &apos;{0}&apos; remembers no state {1}. &apos;saban history&apos; lists those that it does.</source>
        <translation>kế hoạch &apos;{0}&apos; không lưu trạng thái {1}. &apos;saban history&apos; liệt kê các trạng thái đang lưu.</translation>
    </message>
    <message>
        <source>… and {0} more of the same kind</source>
        <translation>… và {0} trường hợp nữa cùng loại</translation>
    </message>
    <message>
        <source>cannot write {0} to plan &apos;{1}&apos;: {2}. Nothing was changed.</source>
        <translation>không ghi được {0} vào kế hoạch &apos;{1}&apos;: {2}. Chưa có gì thay đổi.</translation>
    </message>
    <message>
        <source>plan &apos;{0}&apos;: {1}: column {2} holds &apos;{3}&apos;, which makes no sense there{4}. It is left out; the file keeps it until that column is changed.</source>
        <translation>kế hoạch &apos;{0}&apos;: {1}: cột {2} chứa &apos;{3}&apos;, không hợp lệ ở đó{4}. Giá trị này được bỏ qua; tệp vẫn giữ cho đến khi cột được sửa.</translation>
    </message>
    <message>
        <source>plan &apos;{0}&apos;: {1} has a geometry that cannot be used ({2}). It is kept, but not drawn. Mend it in QGIS, or place it anew.</source>
        <translation>kế hoạch &apos;{0}&apos;: {1} có hình không dùng được ({2}). Hình được giữ nguyên nhưng không vẽ. Hãy sửa trong QGIS, hoặc đặt lại.</translation>
    </message>
    <message>
        <source>plan &apos;{0}&apos;: {1} was given a new identifier: &apos;{2}&apos; is not unique, or holds spaces</source>
        <translation>kế hoạch &apos;{0}&apos;: {1} được cấp mã nhận dạng mới: &apos;{2}&apos; bị trùng, hoặc có dấu cách</translation>
    </message>
    <message>
        <source>another program holds it locked. Close or save it there (QGIS: end editing), then try again.</source>
        <translation>chương trình khác đang khóa tệp. Hãy đóng hoặc lưu ở đó (QGIS: kết thúc chỉnh sửa), rồi thử lại.</translation>
    </message>
    <message>
        <source>the disk is full or does not answer ({0}). Make room, then try again; nothing was lost.</source>
        <translation>đĩa đầy hoặc không phản hồi ({0}). Hãy giải phóng chỗ trống rồi thử lại; không mất gì cả.</translation>
    </message>
    <message>
        <source>cannot use plan &apos;{0}&apos;: its CRS &apos;{1}&apos; is unknown to PROJ. Give it as EPSG:nnnn.</source>
        <translation>không dùng được kế hoạch &apos;{0}&apos;: PROJ không biết hệ tọa độ &apos;{1}&apos;. Hãy ghi dạng EPSG:nnnn.</translation>
    </message>
    <message>
        <source>the tables</source>
        <translation>các bảng</translation>
    </message>
    <message>
        <source>cannot read plan &apos;{0}&apos;: {1}. The file is damaged; take a copy of it, or ask for an earlier one.</source>
        <translation>không đọc được kế hoạch &apos;{0}&apos;: {1}. Tệp bị hỏng; hãy dùng bản sao, hoặc xin bản trước đó.</translation>
    </message>
    <message>
        <source>identifiers</source>
        <translation>mã nhận dạng</translation>
    </message>
    <message>
        <source>the settings</source>
        <translation>các thiết lập</translation>
    </message>
    <message>
        <source>it is neither true nor false</source>
        <translation>không phải true hay false</translation>
    </message>
    <message>
        <source>it is no number from 0 to 20</source>
        <translation>không phải số từ 0 đến 20</translation>
    </message>
    <message>
        <source>there is no such key; &apos;comment&apos; takes remarks</source>
        <translation>không có khóa này; lời ghi thì dùng &apos;comment&apos;</translation>
    </message>
    <message>
        <source>it is no object {{...}}</source>
        <translation>không phải đối tượng {{...}}</translation>
    </message>
    <message>
        <source>the sides are own, other, neutral, unknown, suspect and civilian, each an object</source>
        <translation>các bên là own, other, neutral, unknown, suspect và civilian, mỗi bên là một đối tượng</translation>
    </message>
    <message>
        <source>a side has the colours fill, frame and icon</source>
        <translation>mỗi bên có các màu fill, frame và icon</translation>
    </message>
    <message>
        <source>texts are for own, other, neutral and unknown</source>
        <translation>chữ ghi chỉ dành cho own, other, neutral và unknown</translation>
    </message>
    <message>
        <source>it is longer than {0} characters</source>
        <translation>dài hơn {0} ký tự</translation>
    </message>
    <message>
        <source>it is no text</source>
        <translation>không phải văn bản</translation>
    </message>
    <message>
        <source>it is no colour such as &quot;#c00000&quot;</source>
        <translation>không phải màu dạng &quot;#c00000&quot;</translation>
    </message>
    <message>
        <source>cannot read the conventions &apos;{0}&apos;: &apos;{1}&apos;: {2}.</source>
        <translation>không đọc được quy ước &apos;{0}&apos;: &apos;{1}&apos;: {2}.</translation>
    </message>
    <message>
        <source>the conventions</source>
        <translation>quy ước</translation>
    </message>
    <message>
        <source>there are no conventions &apos;{0}&apos; in the program. There are nato and vn; your own are a file.</source>
        <translation>chương trình không có quy ước &apos;{0}&apos;. Có sẵn nato và vn; quy ước riêng thì dùng tệp.</translation>
    </message>
    <message>
        <source>cannot read the signs of &apos;{0}&apos;: entry {1}: {2}.</source>
        <translation>không đọc được ký hiệu trong &apos;{0}&apos;: mục {1}: {2}.</translation>
    </message>
    <message>
        <source>the picture of a sign</source>
        <translation>hình ký hiệu</translation>
    </message>
    <message>
        <source>cannot read the picture of a sign &apos;{0}&apos;: it is no SVG file.</source>
        <translation>không đọc được hình ký hiệu &apos;{0}&apos;: không phải tệp SVG.</translation>
    </message>
    <message>
        <source>cannot read the picture of a sign &apos;{0}&apos;: its end is missing. Copy it again.</source>
        <translation>không đọc được hình ký hiệu &apos;{0}&apos;: thiếu phần cuối. Hãy sao chép lại.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is unknown or has a wrong value; there are code, file (texts), height (above 0, at most 10), anchor (two numbers) and comment</source>
        <translation>&apos;{0}&apos; không có hoặc có giá trị sai; các khóa là code, file (văn bản), height (trên 0, tối đa 10), anchor (hai số) và comment</translation>
    </message>
    <message>
        <source>it lacks code or file</source>
        <translation>thiếu code hoặc file</translation>
    </message>
    <message>
        <source>the anchor is not within 0 and 1</source>
        <translation>điểm neo không nằm trong khoảng 0 đến 1</translation>
    </message>
    <message>
        <source>cannot read the signs of &apos;{0}&apos;: entry {1} names &apos;{2}&apos;, which is outside of the folder.</source>
        <translation>không đọc được ký hiệu trong &apos;{0}&apos;: mục {1} chỉ đến &apos;{2}&apos;, nằm ngoài thư mục.</translation>
    </message>
    <message>
        <source>the list of signs</source>
        <translation>danh sách ký hiệu</translation>
    </message>
    <message>
        <source>cannot read {0} &apos;{1}&apos;: it has no list &quot;signs&quot;.</source>
        <translation>không đọc được {0} &apos;{1}&apos;: không có danh sách &quot;signs&quot;.</translation>
    </message>
    <message>
        <source>cannot read the signs of &apos;{0}&apos;: no such folder.</source>
        <translation>không đọc được ký hiệu trong &apos;{0}&apos;: không có thư mục này.</translation>
    </message>
    <message>
        <source>cannot read the signs of &apos;{0}&apos;: no permission.</source>
        <translation>không đọc được ký hiệu trong &apos;{0}&apos;: không có quyền đọc.</translation>
    </message>
    <message>
        <source>cannot read the signs of &apos;{0}&apos;: there are more than {1} of them.</source>
        <translation>không đọc được ký hiệu trong &apos;{0}&apos;: có hơn {1} hình.</translation>
    </message>
    <message>
        <source>cannot read {0} &apos;{1}&apos;: no such file.</source>
        <translation>không đọc được {0} &apos;{1}&apos;: không có tệp này.</translation>
    </message>
    <message>
        <source>cannot read {0} &apos;{1}&apos;: it is not a file.</source>
        <translation>không đọc được {0} &apos;{1}&apos;: không phải tệp.</translation>
    </message>
    <message>
        <source>cannot read {0} &apos;{1}&apos;: no permission.</source>
        <translation>không đọc được {0} &apos;{1}&apos;: không có quyền đọc.</translation>
    </message>
    <message>
        <source>cannot read {0} &apos;{1}&apos;: it is larger than {2} KiB. Is it the right file?</source>
        <translation>không đọc được {0} &apos;{1}&apos;: lớn hơn {2} KiB. Có đúng tệp không?</translation>
    </message>
    <message>
        <source>cannot read {0} &apos;{1}&apos;: reading failed.</source>
        <translation>không đọc được {0} &apos;{1}&apos;: lỗi khi đọc.</translation>
    </message>
    <message>
        <source>cannot read {0} &apos;{1}&apos;: it is empty.</source>
        <translation>không đọc được {0} &apos;{1}&apos;: tệp trống.</translation>
    </message>
    <message>
        <source>cannot read {0} &apos;{1}&apos;: it holds a number that is too large.</source>
        <translation>không đọc được {0} &apos;{1}&apos;: có số quá lớn.</translation>
    </message>
    <message>
        <source>cannot read {0} &apos;{1}&apos;: it is no JSON from byte {2} on. Is it cut off, or a comma or a quote missing?</source>
        <translation>không đọc được {0} &apos;{1}&apos;: từ byte {2} không còn là JSON. Tệp bị cắt, hay thiếu dấu phẩy, dấu nháy?</translation>
    </message>
    <message>
        <source>cannot read {0} &apos;{1}&apos;: it is no JSON object {{...}}.</source>
        <translation>không đọc được {0} &apos;{1}&apos;: không phải đối tượng JSON {{...}}.</translation>
    </message>
    <message>
        <source>cannot read the symbol code &apos;{0}&apos;: {1}. A code has 20 or 30 digits (MIL-STD-2525D and E) or 10 to 15 letters and dashes (MIL-STD-2525C, APP-6).</source>
        <translation>không đọc được mã ký hiệu &apos;{0}&apos;: {1}. Mã gồm 20 hoặc 30 chữ số (MIL-STD-2525D và E), hoặc 10 đến 15 chữ cái và gạch ngang (MIL-STD-2525C, APP-6).</translation>
    </message>
    <message>
        <source>it has {0} digits</source>
        <translation>có {0} chữ số</translation>
    </message>
    <message>
        <source>character {0} is not a digit</source>
        <translation>ký tự thứ {0} không phải chữ số</translation>
    </message>
    <message>
        <source>digit 3, the context, is not 0, 1 or 2</source>
        <translation>chữ số thứ 3 (bối cảnh) không phải 0, 1 hay 2</translation>
    </message>
    <message>
        <source>digit 4, the identity, is not 0 to 6</source>
        <translation>chữ số thứ 4 (phe) không nằm trong 0 đến 6</translation>
    </message>
    <message>
        <source>it has {0} characters</source>
        <translation>có {0} ký tự</translation>
    </message>
    <message>
        <source>character {0} is no letter, digit or dash</source>
        <translation>ký tự thứ {0} không phải chữ cái, chữ số hay gạch ngang</translation>
    </message>
    <message>
        <source>no coding scheme begins with &apos;{0}&apos;</source>
        <translation>không có hệ mã nào bắt đầu bằng &apos;{0}&apos;</translation>
    </message>
    <message>
        <source>there is no affiliation &apos;{0}&apos;</source>
        <translation>không có phe &apos;{0}&apos;</translation>
    </message>
    <message>
        <source>team</source>
        <translation>tổ</translation>
    </message>
    <message>
        <source>squad</source>
        <translation>tiểu đội</translation>
    </message>
    <message>
        <source>section</source>
        <translation>phân đội</translation>
    </message>
    <message>
        <source>platoon</source>
        <translation>trung đội</translation>
    </message>
    <message>
        <source>company</source>
        <translation>đại đội</translation>
    </message>
    <message>
        <source>battalion</source>
        <translation>tiểu đoàn</translation>
    </message>
    <message>
        <source>regiment</source>
        <translation>trung đoàn</translation>
    </message>
    <message>
        <source>brigade</source>
        <translation>lữ đoàn</translation>
    </message>
    <message>
        <source>division</source>
        <translation>sư đoàn</translation>
    </message>
    <message>
        <source>corps</source>
        <translation>quân đoàn</translation>
    </message>
    <message>
        <source>army</source>
        <translation>tập đoàn quân</translation>
    </message>
    <message>
        <source>army group</source>
        <translation>cụm tập đoàn quân</translation>
    </message>
    <message>
        <source>region</source>
        <translation>quân khu</translation>
    </message>
    <message>
        <source>command</source>
        <translation>bộ tư lệnh</translation>
    </message>
    <message>
        <source>The picture &apos;{0}&apos; for the symbol code &apos;{1}&apos; cannot be drawn: it is damaged, empty or more than 20 times as wide as high. The standard sign is drawn.</source>
        <translation>Không vẽ được hình &apos;{0}&apos; cho mã ký hiệu &apos;{1}&apos;: hình hỏng, trống hoặc rộng hơn 20 lần chiều cao. Vẽ ký hiệu chuẩn thay thế.</translation>
    </message>
    <message>
        <source>An unknown sign is drawn: {0}</source>
        <translation>Vẽ ký hiệu &quot;không rõ&quot;: {0}</translation>
    </message>
    <message>
        <source>An unknown sign is drawn: there is none for the symbol code &apos;{0}&apos;. Check it, or add a picture for it to the conventions.</source>
        <translation>Vẽ ký hiệu &quot;không rõ&quot;: không có ký hiệu cho mã &apos;{0}&apos;. Hãy kiểm tra mã, hoặc thêm hình cho mã này vào quy ước.</translation>
    </message>
    <message>
        <source>cannot draw military symbols: milsymbol failed: {0} (line {1}). Build the program anew.</source>
        <translation>không vẽ được ký hiệu quân sự: milsymbol lỗi: {0} (dòng {1}). Hãy dựng lại chương trình.</translation>
    </message>
    <message>
        <source>cannot draw military symbols: the program has no application object yet.</source>
        <translation>không vẽ được ký hiệu quân sự: chương trình chưa có đối tượng ứng dụng.</translation>
    </message>
    <message>
        <source>cannot draw military symbols: the program has no QGuiApplication, without which there are no fonts. Without a display its platform is &apos;offscreen&apos;.</source>
        <translation>không vẽ được ký hiệu quân sự: chương trình không có QGuiApplication nên không có phông chữ. Khi không có màn hình, nền tảng của nó là &apos;offscreen&apos;.</translation>
    </message>
    <message>
        <source>cannot draw the symbol &apos;{0}&apos; {1} pixels high: the height is {2} to {3} pixels.</source>
        <translation>không vẽ được ký hiệu &apos;{0}&apos; cao {1} điểm ảnh: chiều cao từ {2} đến {3} điểm ảnh.</translation>
    </message>
    <message>
        <source>cannot draw the symbol &apos;{0}&apos; with letters {1} pixels high: they are at most {2} pixels high.</source>
        <translation>không vẽ được ký hiệu &apos;{0}&apos; với chữ cao {1} điểm ảnh: chữ cao nhiều nhất {2} điểm ảnh.</translation>
    </message>
    <message>
        <source>cannot draw the symbol &apos;{0}&apos;: its direction is no number. Give degrees from north.</source>
        <translation>không vẽ được ký hiệu &apos;{0}&apos;: hướng không phải là số. Hãy cho độ tính từ hướng bắc.</translation>
    </message>
    <message>
        <source>drawing of symbols was stopped</source>
        <translation>đã dừng vẽ ký hiệu</translation>
    </message>
    <message>
        <source>cannot read the names of signs &apos;{0}&apos;: entry {1}: {2}.</source>
        <translation>không đọc được tên ký hiệu &apos;{0}&apos;: mục {1}: {2}.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is unknown or has a wrong value; there are code, kind, name_vi, name_en and keywords</source>
        <translation>&apos;{0}&apos; không có hoặc có giá trị sai; các khóa là code, kind, name_vi, name_en và keywords</translation>
    </message>
    <message>
        <source>its code is not of 20 digits</source>
        <translation>mã không gồm 20 chữ số</translation>
    </message>
    <message>
        <source>it lacks name_vi or name_en</source>
        <translation>thiếu name_vi hoặc name_en</translation>
    </message>
    <message>
        <source>the names of signs</source>
        <translation>tên ký hiệu</translation>
    </message>
    <message>
        <source>cannot read {0} &apos;{1}&apos;: it has no list &quot;symbols&quot; with entries.</source>
        <translation>không đọc được {0} &apos;{1}&apos;: không có danh sách &quot;symbols&quot; chứa các mục.</translation>
    </message>
    <message>
        <source>the code {0} is there twice</source>
        <translation>mã {0} xuất hiện hai lần</translation>
    </message>
    <message>
        <source>cannot map column &apos;{0}&apos; to &apos;{1}&apos;: {2} have no such field. Use one of their columns, or x, y, northing, easting, latitude, longitude, wkt.</source>
        <translation>không gán được cột &apos;{0}&apos; cho &apos;{1}&apos;: {2} không có trường này. Hãy dùng một cột của loại này, hoặc x, y, northing, easting, latitude, longitude, wkt.</translation>
    </message>
    <message>
        <source>cannot map column &apos;{0}&apos; to &apos;{1}&apos;: the file has no such column. It has: {2}</source>
        <translation>không gán được cột &apos;{0}&apos; cho &apos;{1}&apos;: tệp không có cột này. Tệp có: {2}</translation>
    </message>
    <message>
        <source>cannot import &apos;{0}&apos;: {1}</source>
        <translation>không nhập được &apos;{0}&apos;: {1}</translation>
    </message>
    <message>
        <source>&apos;{0}&apos;, {1}: {2} rows were taken for {3}. If that is wrong, pass --as.</source>
        <translation>&apos;{0}&apos;, {1}: {2} dòng được hiểu là {3}. Nếu sai, hãy dùng --as.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no kind of feature. Use one of: {1}</source>
        <translation>&apos;{0}&apos; không phải là loại đối tượng. Hãy dùng một trong: {1}</translation>
    </message>
    <message>
        <source>it holds no rows. Name a file, layer or sheet that does.</source>
        <translation>không có dòng nào. Hãy chọn tệp, lớp hoặc trang tính có dữ liệu.</translation>
    </message>
    <message>
        <source>it was stopped. Nothing was changed.</source>
        <translation>đã dừng. Không có gì thay đổi.</translation>
    </message>
    <message>
        <source>Import &apos;{0}&apos;</source>
        <translation>Nhập &apos;{0}&apos;</translation>
    </message>
    <message>
        <source>row {0}: {1} &apos;{2}&apos;</source>
        <translation>dòng {0}: {1} &apos;{2}&apos;</translation>
    </message>
    <message>
        <source>&apos;{0}&apos;: {1} values make no sense in their column and were not taken for it: {2}{3}</source>
        <translation>&apos;{0}&apos;: {1} giá trị không hợp với cột nên không được dùng: {2}{3}</translation>
    </message>
    <message>
        <source>&apos;{0}&apos;: the catalogue does not know these types of structures; they are kept as texts: {1}</source>
        <translation>&apos;{0}&apos;: danh mục không có các loại công trình này; chúng được giữ dạng chữ: {1}</translation>
    </message>
    <message>
        <source>command posts</source>
        <translation>sở chỉ huy</translation>
    </message>
    <message>
        <source>structures</source>
        <translation>công trình</translation>
    </message>
    <message>
        <source>routes</source>
        <translation>đường cơ động</translation>
    </message>
    <message>
        <source>units</source>
        <translation>đơn vị</translation>
    </message>
    <message>
        <source>areas</source>
        <translation>khu vực</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>nhận xét</translation>
    </message>
    <message>
        <source>checkpoints</source>
        <translation>điểm điều chỉnh</translation>
    </message>
    <message>
        <source>control lines</source>
        <translation>tuyến, ranh giới</translation>
    </message>
    <message>
        <source>&apos;{0}&apos;: phase &apos;{1}&apos; was made for the positions of units</source>
        <translation>&apos;{0}&apos;: đã tạo giai đoạn &apos;{1}&apos; cho vị trí các đơn vị</translation>
    </message>
    <message>
        <source>&apos;{0}&apos;: progress is given as parts of 1 and was read as percent</source>
        <translation>&apos;{0}&apos;: tiến độ ghi theo phần của 1, đã đọc thành phần trăm</translation>
    </message>
    <message>
        <source>{0} cannot have such a geometry</source>
        <translation>{0} không thể có dạng hình học này</translation>
    </message>
    <message>
        <source>its uid &apos;{0}&apos; is there twice; the first is taken</source>
        <translation>mã &apos;{0}&apos; có hai lần; dòng đầu được dùng</translation>
    </message>
    <message>
        <source>it has no coordinates</source>
        <translation>không có tọa độ</translation>
    </message>
    <message>
        <source>latitude, longitude of {0}</source>
        <translation>vĩ độ, kinh độ của {0}</translation>
    </message>
    <message>
        <source>longitude, latitude of {0}</source>
        <translation>kinh độ, vĩ độ của {0}</translation>
    </message>
    <message>
        <source>northing, easting of {0}</source>
        <translation>tọa độ bắc, đông của {0}</translation>
    </message>
    <message>
        <source>easting, northing of {0}</source>
        <translation>tọa độ đông, bắc của {0}</translation>
    </message>
    <message>
        <source>&apos;{0}&apos;: {1} were read as {2}: in the plan&apos;s CRS ({3}) they do not lie on the table. If that is wrong, pass --crs.</source>
        <translation>&apos;{0}&apos;: {1} được đọc là {2}: theo hệ tọa độ của kế hoạch ({3}) thì không nằm trên sa bàn. Nếu sai, hãy dùng --crs.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos;: {1} were read as {2}, but lie far from the table, as in every other zone of VN-2000. Pass the right --crs.</source>
        <translation>&apos;{0}&apos;: {1} được đọc là {2}, nhưng nằm xa sa bàn, ở mọi múi VN-2000 khác cũng vậy. Hãy dùng --crs đúng.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos;: {1} were read as {2}</source>
        <translation>&apos;{0}&apos;: {1} được đọc là {2}</translation>
    </message>
    <message>
        <source>it lies more than {0} km from the table in {1}</source>
        <translation>nằm cách sa bàn hơn {0} km theo {1}</translation>
    </message>
    <message>
        <source>its coordinates are no place in {0}</source>
        <translation>tọa độ không ứng với vị trí nào trong {0}</translation>
    </message>
    <message>
        <source>its coordinates, for which it declares no CRS,</source>
        <translation>tọa độ của tệp (không khai hệ tọa độ)</translation>
    </message>
    <message>
        <source>its coordinates &apos;{0}&apos;, &apos;{1}&apos; are no numbers</source>
        <translation>tọa độ &apos;{0}&apos;, &apos;{1}&apos; không phải là số</translation>
    </message>
    <message>
        <source>its WKT &apos;{0}&apos; is no geometry that can be used</source>
        <translation>WKT &apos;{0}&apos; không phải hình học dùng được</translation>
    </message>
    <message>
        <source>columns {0}</source>
        <translation>các cột {0}</translation>
    </message>
    <message>
        <source>its text is UTF-16. Save it as &apos;CSV UTF-8&apos; in the spreadsheet program.</source>
        <translation>chữ trong tệp là UTF-16. Hãy lưu lại dạng &apos;CSV UTF-8&apos; trong chương trình bảng tính.</translation>
    </message>
    <message>
        <source>its coordinates are no numbers</source>
        <translation>tọa độ không phải là số</translation>
    </message>
    <message>
        <source>its line or area has too few points</source>
        <translation>đường hoặc vùng có quá ít điểm</translation>
    </message>
    <message>
        <source>its area crosses itself and could not be mended</source>
        <translation>vùng tự cắt và không sửa được</translation>
    </message>
    <message>
        <source>its area has no size</source>
        <translation>vùng không có diện tích</translation>
    </message>
    <message>
        <source>its geometry is empty</source>
        <translation>hình học rỗng</translation>
    </message>
    <message>
        <source>column {0} holds a text of {1} MB; at most 1 MiB is taken</source>
        <translation>cột {0} có đoạn chữ {1} MB; chỉ nhận tối đa 1 MiB</translation>
    </message>
    <message>
        <source>{0}. Nothing was imported. Copy it again from where it came from.</source>
        <translation>{0}. Chưa nhập gì. Hãy chép lại tệp từ nguồn.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos;: its text is {1}, not Unicode, and was converted. If letters are wrong, pass --encoding.</source>
        <translation>&apos;{0}&apos;: chữ dùng bảng mã {1}, không phải Unicode, đã được chuyển đổi. Nếu chữ sai, hãy dùng --encoding.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos;: letters in rows {1} mean nothing in {2} and were replaced. Pass --encoding with the right one, or correct them in the file.</source>
        <translation>&apos;{0}&apos;: có chữ ở các dòng {1} không có nghĩa trong {2} nên đã bị thay thế. Hãy dùng --encoding đúng, hoặc sửa trong tệp.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos;: heights of {1} geometries were dropped; heights come from the ground</source>
        <translation>&apos;{0}&apos;: đã bỏ độ cao của {1} đối tượng; độ cao lấy từ mặt đất</translation>
    </message>
    <message>
        <source>&apos;{0}&apos;: areas in rows {1} crossed themselves and were mended. Look whether they are what was meant.</source>
        <translation>&apos;{0}&apos;: các vùng ở dòng {1} tự cắt và đã được sửa. Hãy xem lại có đúng ý không.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos;: rows {1} hold texts that begin with &apos;=&apos;. They are kept as texts; nothing was computed.</source>
        <translation>&apos;{0}&apos;: các dòng {1} có chữ bắt đầu bằng &apos;=&apos;. Chúng được giữ dạng chữ, không tính gì.</translation>
    </message>
    <message>
        <source>it has no layer or sheet &apos;{0}&apos;. &apos;saban info&apos; lists them.</source>
        <translation>không có lớp hoặc trang tính &apos;{0}&apos;. &apos;saban info&apos; liệt kê chúng.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; has links to files on the network. They were not followed.</source>
        <translation>&apos;{0}&apos; có liên kết tới tệp trên mạng. Chúng không được mở.</translation>
    </message>
    <message>
        <source>the path of a file on this computer, relative to the catalogue</source>
        <translation>đường dẫn của một tệp trên máy này, tính từ thư mục của danh mục</translation>
    </message>
    <message>
        <source>the file of {0} is not there: &apos;{1}&apos;. Put it back, or say where it is now: saban set &apos;{2}&apos; map_layers &apos;{3}&apos; path=FILE</source>
        <translation>không có tệp của {0}: &apos;{1}&apos;. Hãy đặt tệp lại chỗ cũ, hoặc cho biết tệp nay ở đâu: saban set &apos;{2}&apos; map_layers &apos;{3}&apos; path=TỆP</translation>
    </message>
    <message>
        <source>{0} is a line, but its type &apos;{1}&apos; stands on one point. Choose another type, or place it anew.</source>
        <translation>{0} là đường, nhưng loại &apos;{1}&apos; là công trình dạng điểm. Hãy chọn loại khác hoặc đặt lại.</translation>
    </message>
    <message>
        <source>{0} is a point, but its type &apos;{1}&apos; is built along a line. Choose another type, or draw its line.</source>
        <translation>{0} là điểm, nhưng loại &apos;{1}&apos; được dựng dọc theo tuyến. Hãy chọn loại khác hoặc vẽ tuyến cho công trình.</translation>
    </message>
    <message>
        <source>the sizes of {0} cannot be used, those of its type are drawn: {1}</source>
        <translation>không dùng được kích thước của {0}, đang vẽ theo kích thước của loại: {1}</translation>
    </message>
    <message>
        <source>there is no sign for the symbol code &apos;{1}&apos; of {0}: an unknown one is drawn. Choose another code, or add a picture for it to the conventions.</source>
        <translation>không có ký hiệu nào ứng với mã &apos;{1}&apos; của {0}: đang vẽ ký hiệu chưa rõ. Hãy chọn mã khác, hoặc thêm hình cho mã này vào quy ước ký hiệu.</translation>
    </message>
    <message>
        <source>Find the file of map layer &apos;{0}&apos; again</source>
        <translation>Tìm lại tệp của lớp bản đồ &apos;{0}&apos;</translation>
    </message>
    <message>
        <source>the file of map layer &apos;{0}&apos; is missing: &apos;{1}&apos;. Put it back, or say where it is now: saban set &apos;{2}&apos; map_layers &apos;{3}&apos; path=FILE</source>
        <translation>thiếu tệp của lớp bản đồ &apos;{0}&apos;: &apos;{1}&apos;. Hãy đặt tệp lại chỗ cũ, hoặc cho biết tệp nay ở đâu: saban set &apos;{2}&apos; map_layers &apos;{3}&apos; path=TỆP</translation>
    </message>
    <message>
        <source>the file of map layer &apos;{0}&apos; is missing: &apos;{1}&apos;. &apos;{2}&apos;, which lies beside the plan and has its name, is shown in its place.</source>
        <translation>thiếu tệp của lớp bản đồ &apos;{0}&apos;: &apos;{1}&apos;. Tệp cùng tên nằm cạnh kế hoạch được dùng thay: &apos;{2}&apos;.</translation>
    </message>
    <message>
        <source>cannot make a table of plan &apos;{0}&apos;: its elevation is missing ({1}). Put it back, or say where it is now: saban set &apos;{0}&apos; map_layers &apos;{2}&apos; path=FILE</source>
        <translation>không dựng được sa bàn của kế hoạch &apos;{0}&apos;: thiếu tệp độ cao ({1}). Hãy đặt tệp lại chỗ cũ, hoặc cho biết tệp nay ở đâu: saban set &apos;{0}&apos; map_layers &apos;{2}&apos; path=TỆP</translation>
    </message>
    <message>
        <source>a coordinate lies beyond any place on earth</source>
        <translation>có tọa độ nằm ngoài mọi nơi trên trái đất</translation>
    </message>
    <message>
        <source>it has no points, or what is written there cannot be read</source>
        <translation>không có điểm nào, hoặc không đọc được nội dung đã ghi</translation>
    </message>
    <message>
        <source>plan &apos;{0}&apos;: the outline of {1} crosses itself, so part of it may be drawn as outside. Mend it in QGIS, or draw it anew.</source>
        <translation>kế hoạch &apos;{0}&apos;: đường viền của {1} tự cắt nên có phần có thể bị vẽ thành phía ngoài. Hãy sửa trong QGIS hoặc vẽ lại.</translation>
    </message>
    <message>
        <source>it in types of points only: lines are built along their way</source>
        <translation>khóa này cho loại công trình dạng điểm thôi: công trình dạng tuyến được dựng dọc theo tuyến</translation>
    </message>
    <message>
        <source>it is a plan, and an export holds less than a plan. Choose another name, or remove the plan yourself.</source>
        <translation>đây là một kế hoạch, mà tệp xuất chứa ít hơn kế hoạch. Hãy đặt tên khác, hoặc tự xóa kế hoạch đó.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is a plan: its map layers and settings were not taken. Add layers with &apos;saban add&apos;.</source>
        <translation>&apos;{0}&apos; là một kế hoạch: các lớp bản đồ và thiết lập của nó không được lấy. Hãy thêm lớp bằng &apos;saban add&apos;.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos;: its phase &apos;{1}&apos; was taken for that of the same name in this plan</source>
        <translation>&apos;{0}&apos;: giai đoạn &apos;{1}&apos; được coi là giai đoạn cùng tên trong kế hoạch này</translation>
    </message>
    <message>
        <source>{0} has no place in the plan&apos;s CRS</source>
        <translation>{0} không có vị trí trong hệ tọa độ của kế hoạch</translation>
    </message>
    <message>
        <source>group</source>
        <translation>nhóm</translation>
    </message>
    <message>
        <source>phase</source>
        <translation>giai đoạn</translation>
    </message>
    <message>
        <source>map layer</source>
        <translation>lớp bản đồ</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>đơn vị</translation>
    </message>
    <message>
        <source>command post</source>
        <translation>sở chỉ huy</translation>
    </message>
    <message>
        <source>structure</source>
        <translation>công trình</translation>
    </message>
    <message>
        <source>route</source>
        <translation>đường cơ động</translation>
    </message>
    <message>
        <source>checkpoint</source>
        <translation>điểm điều chỉnh</translation>
    </message>
    <message>
        <source>unit position</source>
        <translation>vị trí đơn vị</translation>
    </message>
    <message>
        <source>area</source>
        <translation>khu vực</translation>
    </message>
    <message>
        <source>control line</source>
        <translation>tuyến, ranh giới</translation>
    </message>
    <message>
        <source>scene</source>
        <translation>cảnh</translation>
    </message>
    <message>
        <source>work item</source>
        <translation>hạng mục công việc</translation>
    </message>
    <message>
        <source>work log entry</source>
        <translation>mục nhật ký công việc</translation>
    </message>
    <message>
        <source>plan &apos;{0}&apos;: {1} refers to &apos;{2}&apos;, which is not in the plan</source>
        <translation>kế hoạch &apos;{0}&apos;: {1} nhắc tới &apos;{2}&apos;, không có trong kế hoạch</translation>
    </message>
    <message>
        <source>Move {0}</source>
        <translation>Di chuyển {0}</translation>
    </message>
    <message>
        <source>Move {0} features</source>
        <translation>Di chuyển {0} đối tượng</translation>
    </message>
    <message>
        <source>Turn {0}</source>
        <translation>Xoay {0}</translation>
    </message>
    <message>
        <source>Turn {0} features</source>
        <translation>Xoay {0} đối tượng</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>Xóa {0}</translation>
    </message>
    <message>
        <source>Remove {0} features</source>
        <translation>Xóa {0} đối tượng</translation>
    </message>
    <message>
        <source>Copy {0}</source>
        <translation>Chép {0}</translation>
    </message>
    <message>
        <source>Copy {0} features</source>
        <translation>Chép {0} đối tượng</translation>
    </message>
    <message>
        <source>the plan has no {0} any more</source>
        <translation>kế hoạch không còn {0}</translation>
    </message>
    <message>
        <source>{0} has no line: choose a route, a control line or a trench</source>
        <translation>{0} không phải dạng đường: hãy chọn đường cơ động, tuyến hoặc hào</translation>
    </message>
    <message>
        <source>{0} would be no sound line or area any more: nothing was changed</source>
        <translation>{0} sẽ không còn là đường hoặc khu vực hợp lệ: không có gì thay đổi</translation>
    </message>
    <message>
        <source>Reverse {0}</source>
        <translation>Đảo chiều {0}</translation>
    </message>
    <message>
        <source>cannot split {0} at its end: choose a vertex between its ends</source>
        <translation>không tách được {0} ở đầu mút: hãy chọn một đỉnh nằm giữa hai đầu</translation>
    </message>
    <message>
        <source>Split {0}</source>
        <translation>Tách {0}</translation>
    </message>
    <message>
        <source>cannot join {0} and {1}: choose two lines of the same kind</source>
        <translation>không nối được {0} với {1}: hãy chọn hai đường cùng loại</translation>
    </message>
    <message>
        <source>Join {0} and {1}</source>
        <translation>Nối {0} với {1}</translation>
    </message>
    <message>
        <source>cannot smooth {0} {1} times: give 1 to {2}</source>
        <translation>không làm mượt được {0} {1} lần: hãy cho từ 1 đến {2}</translation>
    </message>
    <message>
        <source>Smooth {0}</source>
        <translation>Làm mượt {0}</translation>
    </message>
    <message>
        <source>cannot put a line {0} m beside {1}: give at least 0.01 m</source>
        <translation>không đặt được đường cách {0} m bên {1}: hãy cho ít nhất 0,01 m</translation>
    </message>
    <message>
        <source>there is no line {0} m beside {1}: it bends too sharply. Give a smaller distance</source>
        <translation>không có đường nào cách {0} m bên {1}: đường gấp khúc quá gắt. Hãy cho khoảng cách nhỏ hơn</translation>
    </message>
    <message>
        <source>Line beside {0}</source>
        <translation>Đường song song với {0}</translation>
    </message>
    <message>
        <source>cannot simplify {0} to {1} m: give a distance above 0</source>
        <translation>không đơn giản hóa được {0} đến {1} m: hãy cho khoảng cách lớn hơn 0</translation>
    </message>
    <message>
        <source>Simplify {0}</source>
        <translation>Đơn giản hóa {0}</translation>
    </message>
    <message>
        <source>Change {0}</source>
        <translation>Sửa {0}</translation>
    </message>
    <message>
        <source>Change {0} features</source>
        <translation>Sửa {0} đối tượng</translation>
    </message>
    <message>
        <source>choose one that does not lie below {0} itself</source>
        <translation>hãy chọn cấp không nằm dưới chính {0}</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; refers to one feature at most</source>
        <translation>&apos;{0}&apos; chỉ trỏ tới nhiều nhất một đối tượng</translation>
    </message>
    <message>
        <source>choose one of {0}</source>
        <translation>hãy chọn một trong {0}</translation>
    </message>
    <message>
        <source>give a number from {0} to {1}</source>
        <translation>hãy cho một số từ {0} đến {1}</translation>
    </message>
    <message>
        <source>give a whole number</source>
        <translation>hãy cho một số nguyên</translation>
    </message>
    <message>
        <source>give a number</source>
        <translation>hãy cho một số</translation>
    </message>
    <message>
        <source>give true or false</source>
        <translation>hãy cho true hoặc false</translation>
    </message>
    <message>
        <source>give a day, such as 2026-05-14 or 14/05/2026</source>
        <translation>hãy cho một ngày, ví dụ 2026-05-14 hoặc 14/05/2026</translation>
    </message>
    <message>
        <source>give a day and time, such as 2026-05-14T07:30</source>
        <translation>hãy cho ngày và giờ, ví dụ 2026-05-14T07:30</translation>
    </message>
    <message>
        <source>give a text</source>
        <translation>hãy cho một chuỗi chữ</translation>
    </message>
    <message>
        <source>give a colour, such as #c98f3a</source>
        <translation>hãy cho một màu, ví dụ #c98f3a</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Khác biệt</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Nội dung khác</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Trước</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Sau</translation>
    </message>
    <message>
        <source>Moved by (m)</source>
        <translation>Dời (m)</translation>
    </message>
    <message>
        <source>Towards (°)</source>
        <translation>Về hướng (°)</translation>
    </message>
    <message>
        <source>Matched by</source>
        <translation>Nhận ra theo</translation>
    </message>
    <message>
        <source>kind and name</source>
        <translation>loại và tên</translation>
    </message>
    <message>
        <source>identifier</source>
        <translation>mã nhận dạng</translation>
    </message>
    <message>
        <source>{0} mil</source>
        <translation>{0} ly giác</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>có</translation>
    </message>
    <message>
        <source>no</source>
        <translation>không</translation>
    </message>
    <message>
        <source>added</source>
        <translation>thêm</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>bỏ</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>dời chỗ</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>thay đổi</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>thiết đặt</translation>
    </message>
    <message>
        <source>{0} to the north ({1})</source>
        <translation>{0} về hướng bắc ({1})</translation>
    </message>
    <message>
        <source>{0} to the north-east ({1})</source>
        <translation>{0} về hướng đông bắc ({1})</translation>
    </message>
    <message>
        <source>{0} to the east ({1})</source>
        <translation>{0} về hướng đông ({1})</translation>
    </message>
    <message>
        <source>{0} to the south-east ({1})</source>
        <translation>{0} về hướng đông nam ({1})</translation>
    </message>
    <message>
        <source>{0} to the south ({1})</source>
        <translation>{0} về hướng nam ({1})</translation>
    </message>
    <message>
        <source>{0} to the south-west ({1})</source>
        <translation>{0} về hướng tây nam ({1})</translation>
    </message>
    <message>
        <source>{0} to the west ({1})</source>
        <translation>{0} về hướng tây ({1})</translation>
    </message>
    <message>
        <source>{0} to the north-west ({1})</source>
        <translation>{0} về hướng tây bắc ({1})</translation>
    </message>
    <message>
        <source>{0} points, {1}</source>
        <translation>{0} điểm, {1}</translation>
    </message>
    <message>
        <source>{0} corners, {1}</source>
        <translation>{0} đỉnh, {1}</translation>
    </message>
    <message>
        <source>moved {0}</source>
        <translation>dời {0}</translation>
    </message>
    <message>
        <source>{0} of the other plan has no place in this plan&apos;s CRS: it is compared without its place</source>
        <translation>{0} của kế hoạch kia không có vị trí trong hệ tọa độ của kế hoạch này: so sánh không kể vị trí</translation>
    </message>
    <message>
        <source>cannot compare with plan &apos;{0}&apos;: its places cannot be brought into the CRS of this plan: {1} Give it the CRS in which it was made, with &apos;saban set&apos;, or import it into a copy of this plan and compare with that.</source>
        <translation>không so sánh được với kế hoạch &apos;{0}&apos;: không đưa được các vị trí của nó về hệ tọa độ của kế hoạch này: {1} Hãy đặt cho nó đúng hệ tọa độ khi lập bằng &apos;saban set&apos;, hoặc nhập nó vào một bản sao của kế hoạch này rồi so sánh với bản đó.</translation>
    </message>
    <message>
        <source>the comparison was stopped. Nothing was changed.</source>
        <translation>đã dừng so sánh. Không có gì thay đổi.</translation>
    </message>
    <message>
        <source>Take over {0} differences</source>
        <translation>Lấy {0} khác biệt</translation>
    </message>
    <message>
        <source>Take over {0}</source>
        <translation>Lấy theo: {0}</translation>
    </message>
    <message>
        <source>cannot put {0} features in line: select at least three that have a place</source>
        <translation>không thể xếp thẳng hàng {0} đối tượng: hãy chọn ít nhất ba đối tượng có vị trí</translation>
    </message>
    <message>
        <source>cannot put features in line: they are all in one place</source>
        <translation>không thể xếp thẳng hàng: các đối tượng đều ở cùng một chỗ</translation>
    </message>
    <message>
        <source>Put {0} features in line</source>
        <translation>Xếp thẳng hàng {0} đối tượng</translation>
    </message>
    <message>
        <source>Space {0} features evenly</source>
        <translation>Giãn đều {0} đối tượng</translation>
    </message>
    <message>
        <source>cannot give the same heading: select at least two structures or command posts that have one</source>
        <translation>không thể quay cùng hướng: hãy chọn ít nhất hai công trình hoặc sở chỉ huy có hướng</translation>
    </message>
    <message>
        <source>Turn {0} features the same way</source>
        <translation>Quay {0} đối tượng về cùng một hướng</translation>
    </message>
    <message>
        <source>Take {0} out of {1}</source>
        <translation>Đưa {0} ra khỏi {1}</translation>
    </message>
    <message>
        <source>Put {0} into {1}</source>
        <translation>Đưa {0} vào {1}</translation>
    </message>
    <message>
        <source>Take {0} features out of {1}</source>
        <translation>Đưa {0} đối tượng ra khỏi {1}</translation>
    </message>
    <message>
        <source>Put {0} features into {1}</source>
        <translation>Đưa {0} đối tượng vào {1}</translation>
    </message>
    <message>
        <source>New group {0}</source>
        <translation>Nhóm mới {0}</translation>
    </message>
    <message>
        <source>Another order</source>
        <translation>Đổi thứ tự</translation>
    </message>
    <message>
        <source>{0} is not crossed by {1}: choose lines that cross</source>
        <translation>{0} không bị {1} cắt qua: hãy chọn các đường cắt nhau</translation>
    </message>
    <message>
        <source>{0} is locked: nothing was changed. Unlock it first.</source>
        <translation>{0} đang bị khóa: không có gì thay đổi. Hãy mở khóa trước.</translation>
    </message>
    <message>
        <source>Lock {0}</source>
        <translation>Khóa {0}</translation>
    </message>
    <message>
        <source>Unlock {0}</source>
        <translation>Mở khóa {0}</translation>
    </message>
    <message>
        <source>Lock {0} features</source>
        <translation>Khóa {0} đối tượng</translation>
    </message>
    <message>
        <source>Unlock {0} features</source>
        <translation>Mở khóa {0} đối tượng</translation>
    </message>
    <message>
        <source>it was stopped. Nothing was written.</source>
        <translation>đã dừng. Chưa ghi gì.</translation>
    </message>
    <message>
        <source>The whole table</source>
        <translation>Toàn sa bàn</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>its phase is no longer in the plan. Choose another.</source>
        <translation>giai đoạn của cảnh không còn trong kế hoạch. Hãy chọn giai đoạn khác.</translation>
    </message>
    <message>
        <source>it hides {0} layers or features that are no longer in the plan. Take it again.</source>
        <translation>cảnh ẩn {0} lớp hoặc đối tượng không còn trong kế hoạch. Hãy chụp lại cảnh.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is no moment of the exercise. Write it as 2026-05-14T07:30.</source>
        <translation>&apos;{0}&apos; không phải là thời điểm diễn tập. Viết như 2026-05-14T07:30.</translation>
    </message>
    <message>
        <source>units cannot move in it: it has no phase. Choose the phase in which they arrive.</source>
        <translation>đơn vị không cơ động được trong cảnh này vì cảnh chưa có giai đoạn. Chọn giai đoạn mà đơn vị đến nơi.</translation>
    </message>
    <message>
        <source>cannot enter it in the register of plan &apos;{0}&apos;: {1}</source>
        <translation>không ghi được vào sổ đăng ký của kế hoạch &apos;{0}&apos;: {1}</translation>
    </message>
    <message>
        <source>cannot read the register of plan &apos;{0}&apos;: {1}</source>
        <translation>không đọc được sổ đăng ký của kế hoạch &apos;{0}&apos;: {1}</translation>
    </message>
    <message>
        <source>it is no plan of Saban.</source>
        <translation>đó không phải là kế hoạch của Saban.</translation>
    </message>
    <message>
        <source>cannot read &apos;{0}&apos; for its digest: {1}</source>
        <translation>không đọc được &apos;{0}&apos; để tính mã băm: {1}</translation>
    </message>
    <message>
        <source>what was made bears the marking &apos;{0}&apos;, but it is NOT in the register: {1}</source>
        <translation>tài liệu vừa tạo mang dấu &apos;{0}&apos; nhưng CHƯA được ghi vào sổ đăng ký: {1}</translation>
    </message>
    <message>
        <source>handout</source>
        <translation>tài liệu phát tay</translation>
    </message>
    <message>
        <source>video</source>
        <translation>video</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>ảnh</translation>
    </message>
    <message>
        <source>print</source>
        <translation>bản in</translation>
    </message>
    <message>
        <source>cross-section</source>
        <translation>mặt cắt</translation>
    </message>
    <message>
        <source>table of differences</source>
        <translation>bảng so sánh</translation>
    </message>
    <message>
        <source>register</source>
        <translation>sổ đăng ký</translation>
    </message>
    <message>
        <source>export</source>
        <translation>xuất dữ liệu</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Thời điểm (UTC)</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Người xuất</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Marking</source>
        <translation>Độ mật</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Số byte</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Số bản</translation>
    </message>
    <message>
        <source>Digest (SHA-256)</source>
        <translation>Mã băm (SHA-256)</translation>
    </message>
    <message>
        <source>cannot read the actions of the scene: {0}. Clear them and add them again, or take an earlier state of the plan.</source>
        <translation>không đọc được các hành động của cảnh: {0}. Xóa rồi thêm lại, hoặc lấy trạng thái cũ của kế hoạch.</translation>
    </message>
    <message>
        <source>entry {0} is no action</source>
        <translation>mục {0} không phải là hành động</translation>
    </message>
    <message>
        <source>&apos;{1}&apos; of action {0} holds what it cannot hold</source>
        <translation>&apos;{1}&apos; của hành động {0} chứa giá trị không hợp lệ</translation>
    </message>
    <message>
        <source>action {0} does not say what it does</source>
        <translation>hành động {0} không nói nó làm gì</translation>
    </message>
    <message>
        <source>action {0} ({1})</source>
        <translation>hành động {0} ({1})</translation>
    </message>
    <message>
        <source>{0}: this program does not know it, and leaves it out. A newer one may.</source>
        <translation>{0}: chương trình này không biết nên bỏ qua. Bản mới hơn có thể biết.</translation>
    </message>
    <message>
        <source>{0}: it has no line to cut along. Draw one.</source>
        <translation>{0}: chưa có đường cắt. Hãy vẽ một đường.</translation>
    </message>
    <message>
        <source>{0}: &apos;{1}&apos; is {2}; it must be from {3} to {4}</source>
        <translation>{0}: &apos;{1}&apos; là {2}; phải từ {3} đến {4}</translation>
    </message>
    <message>
        <source>{0}: it cannot act on a {1}</source>
        <translation>{0}: không tác động được lên {1}</translation>
    </message>
    <message>
        <source>{0}: there is nothing that it acts on. Choose it, or remove the action.</source>
        <translation>{0}: không có đối tượng nào để tác động. Hãy chọn, hoặc bỏ hành động này.</translation>
    </message>
    <message>
        <source>{0}: it can act on one feature only; the first counts</source>
        <translation>{0}: chỉ tác động được lên một đối tượng; lấy đối tượng đầu tiên</translation>
    </message>
    <message>
        <source>{0}: &apos;{1}&apos; is no moment. Write it as 2026-05-14T07:30.</source>
        <translation>{0}: &apos;{1}&apos; không phải là thời điểm. Viết như 2026-05-14T07:30.</translation>
    </message>
    <message>
        <source>Units move</source>
        <translation>Đơn vị cơ động</translation>
    </message>
    <message>
        <source>Appears</source>
        <translation>Xuất hiện</translation>
    </message>
    <message>
        <source>Structure opens</source>
        <translation>Mở mặt cắt công trình</translation>
    </message>
    <message>
        <source>Layer fades</source>
        <translation>Lớp bản đồ hiện dần</translation>
    </message>
    <message>
        <source>Orbit</source>
        <translation>Bay vòng quanh</translation>
    </message>
    <message>
        <source>Fly along a route</source>
        <translation>Bay dọc đường</translation>
    </message>
    <message>
        <source>Down to eye level</source>
        <translation>Xuống tầm mắt</translation>
    </message>
    <message>
        <source>Block is cut</source>
        <translation>Cắt khối địa hình</translation>
    </message>
    <message>
        <source>Time of the exercise runs</source>
        <translation>Chạy thời gian diễn tập</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>Làm nổi bật</translation>
    </message>
    <message>
        <source>it is no list</source>
        <translation>không phải là danh sách</translation>
    </message>
    <message>
        <source>{0} lasts {1} s, less than nothing. Give it 0 or more seconds.</source>
        <translation>{0} dài {1} giây, nhỏ hơn không. Cho 0 giây hoặc hơn.</translation>
    </message>
    <message>
        <source>the transition to {0} takes {1} s; it must be from 0 to 60</source>
        <translation>chuyển sang {0} mất {1} giây; phải từ 0 đến 60</translation>
    </message>
    <message>
        <source>what was made is not in the register: {}</source>
        <translation>sản phẩm vừa làm chưa được ghi vào sổ đăng ký: {}</translation>
    </message>
    <message>
        <source>{0}: &apos;{1}&apos; is {2}, which it cannot be; what is usual holds</source>
        <translation>{0}: &apos;{1}&apos; là {2}, giá trị không dùng được; lấy giá trị thông thường</translation>
    </message>
    <message>
        <source>its marking could not be written into it. Check that the folder may be written to, and has room.</source>
        <translation>không ghi được độ mật vào tệp. Hãy kiểm tra thư mục có cho ghi và còn chỗ trống không.</translation>
    </message>
    <message>
        <source>works have no place of their own, and {0} holds places. Use .csv, .xlsx or .ods.</source>
        <translation>hạng mục công việc không có vị trí riêng, còn {0} chứa vị trí. Hãy dùng .csv, .xlsx hoặc .ods.</translation>
    </message>
    <message>
        <source>work items</source>
        <translation>hạng mục công việc</translation>
    </message>
    <message>
        <source>this plan has no structure or route that &apos;{0}&apos; is about</source>
        <translation>kế hoạch này không có công trình hoặc đường của hạng mục &apos;{0}&apos;</translation>
    </message>
    <message>
        <source>the plan has no structure or route &apos;{0}&apos;</source>
        <translation>kế hoạch không có công trình hoặc đường &apos;{0}&apos;</translation>
    </message>
    <message>
        <source>it names neither a work nor a structure or route</source>
        <translation>dòng này không ghi hạng mục, cũng không ghi công trình hoặc đường</translation>
    </message>
    <message>
        <source>{0} works are called &apos;{1}&apos;: say which structure or route is meant</source>
        <translation>có {0} hạng mục cùng tên &apos;{1}&apos;: hãy ghi rõ của công trình hoặc đường nào</translation>
    </message>
    <message>
        <source>the plan has no work &apos;{0}&apos;, and the row names no structure or route for a new one</source>
        <translation>kế hoạch không có hạng mục &apos;{0}&apos;, và dòng này không ghi công trình hoặc đường để thêm mới</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; has {1} works: say which one is meant</source>
        <translation>&apos;{0}&apos; có {1} hạng mục: hãy ghi rõ hạng mục nào</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is there twice without saying which work is meant; the first is taken</source>
        <translation>&apos;{0}&apos; có hai dòng mà không ghi hạng mục nào; lấy dòng đầu</translation>
    </message>
    <message>
        <source>{0} structures and routes are called &apos;{1}&apos;: give the uid of the one that is meant, in the column feature_uid</source>
        <translation>có {0} công trình và đường cùng tên &apos;{1}&apos;: hãy ghi mã nhận dạng của cái cần lấy vào cột feature_uid</translation>
    </message>
    <message>
        <source>works that are left out: {0}. The row of a structure or route holds one of its works, the first by name. Export the works themselves to .csv, .xlsx or .ods</source>
        <translation>số hạng mục công việc không được ghi: {0}. Dòng của một công trình hoặc đường chỉ chứa một hạng mục, là hạng mục đầu theo tên. Hãy xuất riêng các hạng mục ra .csv, .xlsx hoặc .ods</translation>
    </message>
    <message>
        <source>writing to plan &apos;{0}&apos; was stopped. Nothing was changed.</source>
        <translation>đã dừng ghi vào kế hoạch &apos;{0}&apos;. Không có gì thay đổi.</translation>
    </message>
    <message>
        <source>{0}: what it acts on is not in the plan any more ({1}). Choose it anew, or remove the action.</source>
        <translation>{0}: đối tượng của hành động không còn trong kế hoạch ({1}). Hãy chọn lại hoặc bỏ hành động này.</translation>
    </message>
    <message>
        <source>{0}: some of what it acts on is not in the plan any more ({1})</source>
        <translation>{0}: một phần đối tượng của hành động không còn trong kế hoạch ({1})</translation>
    </message>
    <message>
        <source>note</source>
        <translation>nhận xét</translation>
    </message>
    <message>
        <source>cannot read the past states of plan &apos;{0}&apos;: {1}</source>
        <translation>không đọc được các trạng thái cũ của kế hoạch &apos;{0}&apos;: {1}</translation>
    </message>
    <message>
        <source>its file could not be opened again. See that it is there and no program holds it, then try again.</source>
        <translation>không mở lại được tệp của kế hoạch. Hãy xem tệp có còn đó không và có chương trình nào đang giữ nó không, rồi thử lại.</translation>
    </message>
</context>
<context>
    <name>saban::app::ActionForm</name>
    <message>
        <source>Starts after (s)</source>
        <translation>Bắt đầu sau (giây)</translation>
    </message>
    <message>
        <source>Seconds after the camera has arrived</source>
        <translation>Số giây kể từ khi camera tới nơi</translation>
    </message>
    <message>
        <source>Takes (s)</source>
        <translation>Kéo dài (giây)</translation>
    </message>
    <message>
        <source>0: at once; what goes on, such as an orbit, as long as the scene is shown</source>
        <translation>0: ngay lập tức; việc diễn ra liên tục, như quay quanh, kéo dài đến hết cảnh</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 đến %2</translation>
    </message>
    <message>
        <source>Give a number from %1 to %2.</source>
        <translation>Hãy nhập số từ %1 đến %2.</translation>
    </message>
    <message>
        <source>Give a day and a time, such as 15/09/2026 07:30.</source>
        <translation>Hãy nhập ngày và giờ, ví dụ 15/09/2026 07:30.</translation>
    </message>
</context>
<context>
    <name>saban::app::ActionList</name>
    <message>
        <source>Actions anew</source>
        <translation>Làm lại các hành động</translation>
    </message>
    <message>
        <source>%1–%2 s</source>
        <translation>%1–%2 giây</translation>
    </message>
    <message>
        <source>from %1 s</source>
        <translation>từ giây %1</translation>
    </message>
    <message>
        <source>features: %1</source>
        <translation>%1 đối tượng</translation>
    </message>
    <message>
        <source>Nothing moves in this scene yet. Add an action: it happens after the camera has arrived.</source>
        <translation>Cảnh này chưa có gì chuyển động. Hãy thêm hành động: nó diễn ra sau khi camera tới nơi.</translation>
    </message>
    <message>
        <source>Features (none chosen: all)</source>
        <translation>Đối tượng (không chọn: tất cả)</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Đối tượng</translation>
    </message>
    <message>
        <source>(is not in the plan)</source>
        <translation>(không có trong kế hoạch)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a scene, what was done to it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>new action, %1</source>
        <translation>thêm hành động, %1</translation>
    </message>
    <message>
        <source>removed action, %1</source>
        <translation>xóa hành động, %1</translation>
    </message>
    <message>
        <source>another order of actions</source>
        <translation>đổi thứ tự hành động</translation>
    </message>
    <message>
        <source>What happens in this scene</source>
        <translation>Những gì diễn ra trong cảnh này</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Earlier in the list (Alt+↑)</source>
        <translation>Lên trước trong danh sách (Alt+↑)</translation>
    </message>
    <message>
        <source>Later in the list (Alt+↓): where two act on the same, the later one holds</source>
        <translation>Xuống sau trong danh sách (Alt+↓): khi hai hành động tác động lên cùng một thứ, hành động sau có hiệu lực</translation>
    </message>
    <message>
        <source>Earlier in the list</source>
        <translation>Lên trước trong danh sách</translation>
    </message>
    <message>
        <source>Later in the list</source>
        <translation>Xuống sau trong danh sách</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Làm lại từ đầu</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Ticks features in a list that can be searched</source>
        <translation>Đánh dấu đối tượng trong danh sách có ô tìm</translation>
    </message>
    <message>
        <source>Add the selection</source>
        <translation>Thêm đối tượng đang chọn</translation>
    </message>
    <message>
        <source>Adds what is selected on the table or in the list of the plan</source>
        <translation>Thêm những gì đang chọn trên sa bàn hoặc trong danh sách kế hoạch</translation>
    </message>
    <message>
        <source>Pick on the table</source>
        <translation>Chọn trên sa bàn</translation>
    </message>
    <message>
        <source>While pressed, what is clicked on the table is added</source>
        <translation>Khi đang bật, những gì nhấp trên sa bàn được thêm vào</translation>
    </message>
    <message>
        <source>Remove features</source>
        <translation>Bỏ ra</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Hành động</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
</context>
<context>
    <name>saban::app::AnalyseMenu</name>
    <message>
        <source>&amp;Analyse</source>
        <translation>&amp;Phân tích</translation>
    </message>
    <message>
        <source>&amp;Slope, with legend</source>
        <translation>Độ &amp;dốc, kèm chú giải</translation>
    </message>
    <message>
        <source>As&amp;pect, with legend</source>
        <translation>&amp;Hướng sườn, kèm chú giải</translation>
    </message>
    <message>
        <source>S&amp;hadows of the terrain</source>
        <translation>&amp;Bóng địa hình</translation>
    </message>
</context>
<context>
    <name>saban::app::AppearanceMenu</name>
    <message>
        <source>&amp;Theme</source>
        <translation>Giao &amp;diện</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Tối</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Sáng</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Theo &amp;hệ thống</translation>
    </message>
    <message>
        <source>Colours safe for &amp;colour blindness</source>
        <translation>Màu an toàn cho người &amp;mù màu</translation>
    </message>
</context>
<context>
    <name>saban::app::AreaPage</name>
    <message>
        <source>%1 km from west to east, %2 km from south to north</source>
        <translation>%1 km từ tây sang đông, %2 km từ nam lên bắc</translation>
    </message>
    <message>
        <source>From the data</source>
        <translation>Theo dữ liệu</translation>
    </message>
    <message>
        <source>&amp;Whole ground</source>
        <translation>Toàn &amp;bộ địa hình</translation>
    </message>
    <message>
        <source>&amp;Part of it, between two corners</source>
        <translation>&amp;Một phần, giữa hai góc</translation>
    </message>
    <message>
        <source>&amp;Stop reading</source>
        <translation>&amp;Dừng đọc</translation>
    </message>
    <message>
        <source>Grid and area</source>
        <translation>Hệ tọa độ và khu vực</translation>
    </message>
    <message>
        <source>The grid is what coordinates of the plan are written in. The area is what the table shows.</source>
        <translation>Tọa độ trong kế hoạch viết theo hệ tọa độ này. Sa bàn hiện khu vực này.</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Hệ tọa độ</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Khu vực</translation>
    </message>
    <message>
        <source>&amp;First corner</source>
        <translation>Góc thứ &amp;nhất</translation>
    </message>
    <message>
        <source>Second &amp;corner</source>
        <translation>Góc thứ &amp;hai</translation>
    </message>
    <message>
        <source>X and Y, E and N, latitude and longitude, UTM or MGRS</source>
        <translation>X và Y, đông và bắc, vĩ độ và kinh độ, UTM hoặc MGRS</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Kích thước</translation>
    </message>
    <message>
        <source>Reading the files</source>
        <translation>Đang đọc các tệp</translation>
    </message>
    <message>
        <source>The corners lie less than %1 m apart from west to east or from south to north. Give two corners that lie across from each other.</source>
        <translation>Hai góc cách nhau chưa đến %1 m theo chiều tây–đông hoặc nam–bắc. Hãy cho hai góc đối diện nhau.</translation>
    </message>
    <message>
        <source>The area lies beside the ground, which reaches from %1 to %2.</source>
        <translation>Khu vực nằm ngoài địa hình; địa hình trải từ %1 đến %2.</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>Đọc &amp;lại</translation>
    </message>
</context>
<context>
    <name>saban::app::ArrangeCommands</name>
    <message>
        <source>Un&amp;lock</source>
        <translation>&amp;Mở khóa</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>&amp;Khóa</translation>
    </message>
    <message>
        <source>Ali&amp;gn</source>
        <translation>&amp;Căn chỉnh</translation>
    </message>
    <message>
        <source>In a straight &amp;line</source>
        <translation>Thành một đường &amp;thẳng</translation>
    </message>
    <message>
        <source>In a line at &amp;equal distances</source>
        <translation>Thẳng hàng, cách đề&amp;u nhau</translation>
    </message>
    <message>
        <source>With the &amp;heading of the first</source>
        <translation>Cùng &amp;hướng với đối tượng chọn đầu tiên</translation>
    </message>
    <message>
        <source>What is locked can be read, but not moved, changed or deleted</source>
        <translation>Đối tượng bị khóa vẫn xem được nhưng không di chuyển, sửa hay xóa được</translation>
    </message>
</context>
<context>
    <name>saban::app::AudienceView</name>
    <message>
        <source>The graphics driver was reset, and the audience&apos;s picture is lost. End the presentation and start it again.</source>
        <translation>Trình điều khiển đồ họa đã khởi động lại, hình cho người xem bị mất. Hãy kết thúc rồi trình bày lại.</translation>
    </message>
</context>
<context>
    <name>saban::app::AudienceWindow</name>
    <message>
        <source>Saban: picture for the audience</source>
        <translation>Saban: hình cho người xem</translation>
    </message>
    <message>
        <source>Picture for the audience</source>
        <translation>Hình cho người xem</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Ghi chú cho người trình bày</translation>
    </message>
</context>
<context>
    <name>saban::app::BriefDialog</name>
    <message>
        <source>Handout</source>
        <translation>Tài liệu phát tay</translation>
    </message>
    <message>
        <source>Pictures of the scenes</source>
        <translation>Ảnh các cảnh</translation>
    </message>
    <message>
        <source>Video of the briefing</source>
        <translation>Video bài trình bày</translation>
    </message>
    <message>
        <source>Print the handout</source>
        <translation>In tài liệu phát tay</translation>
    </message>
    <message>
        <source>First scene</source>
        <translation>Cảnh đầu</translation>
    </message>
    <message>
        <source>Last scene</source>
        <translation>Cảnh cuối</translation>
    </message>
    <message>
        <source>&amp;From scene</source>
        <translation>&amp;Từ cảnh</translation>
    </message>
    <message>
        <source>&amp;To scene</source>
        <translation>Đế&amp;n cảnh</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Máy in</translation>
    </message>
    <message>
        <source>T&amp;itles and captions</source>
        <translation>Tiêu đề &amp;và chú thích</translation>
    </message>
    <message>
        <source>&amp;Number of the scene</source>
        <translation>&amp;Số thứ tự cảnh</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Xem trước</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Tiến trình</translation>
    </message>
    <message>
        <source>&amp;Print</source>
        <translation>&amp;In</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>&amp;Xuất</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Mở r&amp;a</translation>
    </message>
    <message>
        <source>%1 scenes</source>
        <translation>%1 - các cảnh</translation>
    </message>
    <message>
        <source>&amp;Replace what is there</source>
        <translation>Gh&amp;i đè lên cái đã có</translation>
    </message>
    <message>
        <source>Fi&amp;le</source>
        <translation>Tệ&amp;p</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Chọn thư mục</translation>
    </message>
    <message>
        <source>Choose the file to write</source>
        <translation>Chọn tệp để ghi</translation>
    </message>
    <message>
        <source>A4 landscape</source>
        <translation>A4, khổ ngang</translation>
    </message>
    <message>
        <source>A3 landscape</source>
        <translation>A3, khổ ngang</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Giấy</translation>
    </message>
    <message>
        <source>Draft (120 dots per inch)</source>
        <translation>Nháp (120 điểm mỗi inch)</translation>
    </message>
    <message>
        <source>Usual (200 dots per inch)</source>
        <translation>Thường (200 điểm mỗi inch)</translation>
    </message>
    <message>
        <source>Fine (300 dots per inch)</source>
        <translation>Nét (300 điểm mỗi inch)</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>&amp;Notes for the presenter</source>
        <translation>Ghi chú cho người t&amp;rình bày</translation>
    </message>
    <message>
        <source>Gre&amp;yscale</source>
        <translation>Đen trắn&amp;g</translation>
    </message>
    <message>
        <source>not numbered</source>
        <translation>không đánh số</translation>
    </message>
    <message>
        <source>Number of this copy</source>
        <translation>Số của bản này</translation>
    </message>
    <message>
        <source>How many copies there are</source>
        <translation>Tổng số bản</translation>
    </message>
    <message>
        <source>P&amp;aper</source>
        <translation>Giấ&amp;y</translation>
    </message>
    <message>
        <source>of</source>
        <comment>copy 3 of 10</comment>
        <translation>trên</translation>
    </message>
    <message>
        <source>%1 frames a second</source>
        <translation>%1 khung hình mỗi giây</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Khung hình</translation>
    </message>
    <message>
        <source>Small file</source>
        <translation>Tệp nhỏ</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Thường</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Đẹp nhất</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Chất lượng</translation>
    </message>
    <message>
        <source>Smooth &amp;edges (takes longer)</source>
        <translation>Làm &amp;mịn cạnh (lâu hơn)</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>Chất lượn&amp;g</translation>
    </message>
    <message>
        <source>Size in pixels</source>
        <translation>Cỡ theo điểm ảnh</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>Kíc&amp;h cỡ</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Video (*.mp4)</source>
        <translation>Video (*.mp4)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Scenes of this video are ready from before. It goes on from there if plan and choices are the same.</source>
        <translation>Một số cảnh của video này đã xong từ lần trước. Sẽ làm tiếp từ đó nếu kế hoạch và lựa chọn vẫn như cũ.</translation>
    </message>
    <message>
        <source>The last scene comes before the first. Choose another.</source>
        <translation>Cảnh cuối đứng trước cảnh đầu. Hãy chọn lại.</translation>
    </message>
    <message>
        <source>Say in which folder the pictures are to lie.</source>
        <translation>Hãy cho biết đặt ảnh vào thư mục nào.</translation>
    </message>
    <message>
        <source>Say where the file is to lie.</source>
        <translation>Hãy cho biết đặt tệp ở đâu.</translation>
    </message>
    <message>
        <source>No printer is set up on this machine.</source>
        <translation>Máy này chưa có máy in nào.</translation>
    </message>
    <message>
        <source>No printer is set up on this machine. Make a handout as a file in place of it.</source>
        <translation>Máy này chưa có máy in nào. Hãy xuất tài liệu ra tệp.</translation>
    </message>
    <message>
        <source>There is a file &apos;%1&apos; already. Choose another name, or tick that it is to be replaced.</source>
        <translation>Đã có tệp &apos;%1&apos;. Hãy chọn tên khác, hoặc đánh dấu cho phép ghi đè.</translation>
    </message>
    <message>
        <source>The program &apos;%1&apos; could not be started: %2</source>
        <translation>Không chạy được chương trình &apos;%1&apos;: %2</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Đang chuẩn bị…</translation>
    </message>
    <message>
        <source>%1 % done</source>
        <translation>Xong %1 %</translation>
    </message>
    <message>
        <source>%1, about %2 left</source>
        <translation>%1, còn khoảng %2</translation>
    </message>
    <message>
        <source>Stopped. The scenes that are ready were kept: the same video goes on from there.</source>
        <translation>Đã dừng. Các cảnh đã xong được giữ lại: làm lại video này sẽ tiếp tục từ đó.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Đã dừng.</translation>
    </message>
    <message>
        <source>The work ended without a result. What the program said: %1</source>
        <translation>Công việc kết thúc mà không có kết quả. Chương trình báo: %1</translation>
    </message>
    <message>
        <source>Sent to the printer &apos;%1&apos;.</source>
        <translation>Đã gửi tới máy in &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Đã xuất: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) in %1</source>
        <translation>
            <numerusform>%n ảnh trong %1</numerusform>
        </translation>
    </message>
    <message>
        <source>It took %1.</source>
        <translation>Mất %1.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Đang dừng…</translation>
    </message>
    <message>
        <source>The preview is made…</source>
        <translation>Đang làm ảnh xem trước…</translation>
    </message>
    <message>
        <source>There is no preview.</source>
        <translation>Không có ảnh xem trước.</translation>
    </message>
    <message>
        <source>P&amp;rinter</source>
        <translation>Tên &amp;máy in</translation>
    </message>
    <message>
        <source>Bro&amp;wse…</source>
        <translation>&amp;Chọn…</translation>
    </message>
    <message>
        <source>Fol&amp;der</source>
        <translation>&amp;Lưu vào thư mục</translation>
    </message>
    <message>
        <source>Le&amp;gend on every page</source>
        <translation>&amp;Kèm chú giải ở mọi trang</translation>
    </message>
    <message>
        <source>Pictur&amp;es</source>
        <translation>Ản&amp;h</translation>
    </message>
    <message>
        <source>Copy n&amp;umber</source>
        <translation>&amp;Bản số</translation>
    </message>
    <message>
        <source>Fr&amp;ames</source>
        <translation>&amp;Khung hình</translation>
    </message>
    <message>
        <source>Stop at once</source>
        <translation>Dừng ngay</translation>
    </message>
    <message>
        <source>The plan is being stored…</source>
        <translation>Đang ghi kế hoạch…</translation>
    </message>
    <message>
        <source>What was changed last could not be stored, as a message of the window tells. Try again.</source>
        <translation>Thay đổi sau cùng không ghi được, xem thông báo trong cửa sổ. Hãy thử lại.</translation>
    </message>
    <message>
        <source>(none is set up on this machine)</source>
        <translation>(máy này chưa cài máy in nào)</translation>
    </message>
</context>
<context>
    <name>saban::app::BriefMenu</name>
    <message>
        <source>&amp;Brief</source>
        <translation>&amp;Báo cáo</translation>
    </message>
    <message>
        <source>&amp;Handout…</source>
        <translation>&amp;Tài liệu phát tay…</translation>
    </message>
    <message>
        <source>P&amp;ictures…</source>
        <translation>&amp;Ảnh các cảnh…</translation>
    </message>
    <message>
        <source>&amp;Video…</source>
        <translation>&amp;Video…</translation>
    </message>
    <message>
        <source>Prin&amp;t…</source>
        <translation>&amp;In…</translation>
    </message>
    <message>
        <source>Size of the r&amp;oom…</source>
        <translation>&amp;Kích thước phòng…</translation>
    </message>
</context>
<context>
    <name>saban::app::BriefingTools</name>
    <message>
        <source>Pen</source>
        <translation>Bút</translation>
    </message>
    <message>
        <source>Drawn in a briefing.</source>
        <translation>Vẽ khi trình bày.</translation>
    </message>
    <message>
        <source>Pen: scene %1</source>
        <translation>Bút: cảnh %1</translation>
    </message>
    <message>
        <source>Drawn in a briefing, in scene %1, “%2”.</source>
        <translation>Vẽ khi trình bày, ở cảnh %1, “%2”.</translation>
    </message>
    <message>
        <source>Keep the pen&apos;s strokes</source>
        <translation>Giữ nét bút</translation>
    </message>
    <message>
        <source>Strokes of the briefing</source>
        <translation>Nét vẽ khi trình bày</translation>
    </message>
    <message>
        <source>What was drawn in the briefing is not kept yet. Strokes: %1. Keep them as notes of the plan?</source>
        <translation>Những nét vẽ khi trình bày chưa được giữ lại. Số nét: %1. Giữ thành nhận xét của kế hoạch?</translation>
    </message>
    <message>
        <source>Keep as notes</source>
        <translation>Giữ thành nhận xét</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>%1 (key %2)</source>
        <translation>%1 (phím %2)</translation>
    </message>
    <message>
        <source>Laser pointer</source>
        <translation>Đèn laze</translation>
    </message>
    <message>
        <source>A glowing dot on the ground</source>
        <translation>Chấm sáng trên mặt đất</translation>
    </message>
    <message>
        <source>Draw on the ground; C: next colour, [ and ]: width</source>
        <translation>Vẽ trên mặt đất; C: màu kế tiếp, [ và ]: độ rộng nét</translation>
    </message>
    <message>
        <source>Highlighter</source>
        <translation>Bút dạ quang</translation>
    </message>
    <message>
        <source>Mark the ground with a see-through colour</source>
        <translation>Tô màu trong suốt lên mặt đất</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>Tẩy</translation>
    </message>
    <message>
        <source>Take off the strokes that are touched</source>
        <translation>Xóa những nét được chạm vào</translation>
    </message>
    <message>
        <source>Spotlight</source>
        <translation>Đèn rọi</translation>
    </message>
    <message>
        <source>Darken all but a disc; the wheel makes it larger and smaller</source>
        <translation>Làm tối tất cả trừ một vòng tròn; con lăn làm vòng to nhỏ</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Hỏi đáp</translation>
    </message>
    <message>
        <source>Height and coordinates of a place, distance to a second one</source>
        <translation>Độ cao và tọa độ một chỗ, khoảng cách tới chỗ thứ hai</translation>
    </message>
    <message>
        <source>Undo stroke</source>
        <translation>Bỏ nét sau cùng</translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation>Ctrl+Z</translation>
    </message>
    <message>
        <source>Take the last stroke back</source>
        <translation>Bỏ nét vẽ sau cùng</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>Xóa nét</translation>
    </message>
    <message>
        <source>Wipe all strokes of this scene</source>
        <translation>Xóa hết nét vẽ của cảnh này</translation>
    </message>
    <message>
        <source>Keep the strokes of all scenes as notes of the plan</source>
        <translation>Giữ nét vẽ của mọi cảnh thành nhận xét của kế hoạch</translation>
    </message>
    <message>
        <source>Next colour</source>
        <translation>Màu kế tiếp</translation>
    </message>
    <message>
        <source>Narrower stroke</source>
        <translation>Nét hẹp hơn</translation>
    </message>
    <message>
        <source>Wider stroke</source>
        <translation>Nét rộng hơn</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Đỏ</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Xanh lam</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Đen</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Vàng</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Xanh lục</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Trắng</translation>
    </message>
    <message>
        <source>Colour: %1</source>
        <translation>Màu: %1</translation>
    </message>
    <message>
        <source>Thin</source>
        <translation>Mảnh</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Vừa</translation>
    </message>
    <message>
        <source>Thick</source>
        <translation>Đậm</translation>
    </message>
    <message>
        <source>Width: %1</source>
        <translation>Độ rộng nét: %1</translation>
    </message>
    <message>
        <source>Tools of the briefing</source>
        <translation>Công cụ trình bày</translation>
    </message>
    <message>
        <source>What was drawn in the briefing is not kept yet. Strokes: %1. Keep them as notes of the plan &apos;%2&apos;, which was presented?</source>
        <translation>Những nét vẽ khi trình bày chưa được giữ lại. Số nét: %1. Giữ thành nhận xét của kế hoạch “%2” đã trình bày?</translation>
    </message>
    <message>
        <source>They could not be kept: %1</source>
        <translation>Không giữ được: %1</translation>
    </message>
    <message>
        <source>the plan refused it</source>
        <translation>kế hoạch không nhận</translation>
    </message>
    <message>
        <source>The strokes were not kept as notes: %1</source>
        <translation>Không giữ được nét vẽ thành nhận xét: %1</translation>
    </message>
    <message>
        <source>The strokes are being kept in &apos;%1&apos;…</source>
        <translation>Đang giữ nét vẽ vào kế hoạch &apos;%1&apos;…</translation>
    </message>
</context>
<context>
    <name>saban::app::ColourEditor</name>
    <message>
        <source>Red</source>
        <translation>Đỏ</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Cam</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Vàng</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Xanh lục</translation>
    </message>
    <message>
        <source>Turquoise</source>
        <translation>Xanh ngọc</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Xanh lam</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Tím</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Hồng</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>Nâu</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Xám</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Trắng</translation>
    </message>
    <message>
        <source>Choose a colour</source>
        <translation>Chọn màu</translation>
    </message>
    <message>
        <source>Choose a colour (Alt + Down)</source>
        <translation>Chọn màu (Alt + Mũi tên xuống)</translation>
    </message>
    <message>
        <source>That of its kind</source>
        <translation>Theo loại</translation>
    </message>
</context>
<context>
    <name>saban::app::ColumnTable</name>
    <message>
        <source>First rows of the list</source>
        <translation>Những dòng đầu của danh sách</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Chứa</translation>
    </message>
    <message>
        <source>What column &apos;%1&apos; holds</source>
        <translation>Cột &apos;%1&apos; chứa gì</translation>
    </message>
    <message>
        <source>(kept as it is)</source>
        <translation>(giữ nguyên)</translation>
    </message>
</context>
<context>
    <name>saban::app::CompareDesk</name>
    <message>
        <source>The later state, to be looked at only (B: back)</source>
        <translation>Trạng thái sau, chỉ để xem (B: trở lại)</translation>
    </message>
    <message>
        <source>The earlier state, to be looked at only (B: back)</source>
        <translation>Trạng thái trước, chỉ để xem (B: trở lại)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>So sánh</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Trước</translation>
    </message>
    <message>
        <source>The earlier state on the table (B: the other)</source>
        <translation>Trạng thái trước trên sa bàn (B: trạng thái kia)</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Cả hai</translation>
    </message>
    <message>
        <source>This plan on the table, with all differences marked</source>
        <translation>Kế hoạch này trên sa bàn, đánh dấu mọi khác biệt</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Sau</translation>
    </message>
    <message>
        <source>The later state on the table (B: the other)</source>
        <translation>Trạng thái sau trên sa bàn (B: trạng thái kia)</translation>
    </message>
    <message>
        <source>Before or after</source>
        <translation>Trước hoặc sau</translation>
    </message>
</context>
<context>
    <name>saban::app::CompareModel</name>
    <message>
        <source>%1 (matched by name)</source>
        <translation>%1 (nhận ra theo tên)</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Khác biệt</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Nội dung thay đổi</translation>
    </message>
</context>
<context>
    <name>saban::app::ComparePanel</name>
    <message>
        <source>The comparison was stopped.</source>
        <translation>Đã dừng so sánh.</translation>
    </message>
    <message>
        <source>This plan and &apos;%1&apos; have nothing in common: it seems to be another exercise.</source>
        <translation>Kế hoạch này và &apos;%1&apos; không có gì chung: có lẽ là một cuộc diễn tập khác.</translation>
    </message>
    <message>
        <source>%1 features have the same kind and name: tick the box above to match them.</source>
        <translation>Có %1 đối tượng cùng loại và cùng tên: đánh dấu ô ở trên để nhận ra chúng là một.</translation>
    </message>
    <message>
        <source>Its places were brought into this plan&apos;s CRS from %1; they may be off by a metre where the datum differs.</source>
        <translation>Các vị trí của nó được đưa về hệ tọa độ của kế hoạch này từ %1; có thể lệch khoảng một mét nếu khác gốc tọa độ.</translation>
    </message>
    <message>
        <source>And %1 more.</source>
        <translation>Và %1 điều nữa.</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Mọi loại</translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation>Đang đọc %1 …</translation>
    </message>
    <message>
        <source>Choose a state to compare this plan with</source>
        <translation>Chọn trạng thái để so sánh với kế hoạch này</translation>
    </message>
    <message>
        <source>No differences: all %1 features are the same</source>
        <translation>Không có khác biệt: cả %1 đối tượng đều như nhau</translation>
    </message>
    <message>
        <source>%1 added · %2 removed · %3 moved · %4 changed · %5 the same</source>
        <translation>%1 thêm · %2 bỏ · %3 dời chỗ · %4 thay đổi · %5 như cũ</translation>
    </message>
    <message>
        <source>%1 not marked on the table: search or choose to see them</source>
        <translation>%1 chưa đánh dấu trên sa bàn: hãy tìm hoặc lọc để xem</translation>
    </message>
    <message>
        <source>&amp;Take over (%1)</source>
        <translation>&amp;Lấy theo (%1)</translation>
    </message>
    <message>
        <source>&amp;Take over</source>
        <translation>&amp;Lấy theo</translation>
    </message>
    <message>
        <source>Match by kind and name too (%1)</source>
        <translation>Nhận ra cả theo loại và tên (%1)</translation>
    </message>
    <message>
        <source>Match by kind and name too</source>
        <translation>Nhận ra cả theo loại và tên</translation>
    </message>
    <message>
        <source>Take over only this &amp;field</source>
        <translation>Chỉ lấy &amp;mục này</translation>
    </message>
    <message>
        <source>Take over &amp;all of this feature</source>
        <translation>Lấy &amp;cả đối tượng này</translation>
    </message>
    <message>
        <source>&amp;Fly there</source>
        <translation>&amp;Bay tới đó</translation>
    </message>
    <message>
        <source>The differences are in &apos;%1&apos;.</source>
        <translation>Đã ghi các khác biệt vào &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Cannot write the differences to &apos;%1&apos;: %2. Choose a folder that you may write to and that has room.</source>
        <translation>Không ghi được các khác biệt vào &apos;%1&apos;: %2. Hãy chọn thư mục có quyền ghi và còn chỗ trống.</translation>
    </message>
    <message>
        <source>Compare &amp;with</source>
        <translation>So sánh &amp;với</translation>
    </message>
    <message>
        <source>State to compare this plan with</source>
        <translation>Trạng thái để so sánh với kế hoạch này</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>So sánh lại</translation>
    </message>
    <message>
        <source>Reads the other state anew</source>
        <translation>Đọc lại trạng thái kia</translation>
    </message>
    <message>
        <source>For plans made from the same lists: features of one kind whose name only one has on either side are taken for the same, and marked</source>
        <translation>Dùng cho các kế hoạch lập từ cùng danh sách: đối tượng cùng loại có tên chỉ xuất hiện một lần ở mỗi bên được coi là một, và có lời báo</translation>
    </message>
    <message>
        <source>Search differences</source>
        <translation>Tìm khác biệt</translation>
    </message>
    <message>
        <source>Sort of difference</source>
        <translation>Dạng khác biệt</translation>
    </message>
    <message>
        <source>Kind of feature</source>
        <translation>Loại đối tượng</translation>
    </message>
    <message>
        <source>Which state came first</source>
        <translation>Trạng thái nào có trước</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Các khác biệt</translation>
    </message>
    <message>
        <source>Makes what is ticked in this plan as it is in the other state; it can be undone</source>
        <translation>Sửa những mục đã đánh dấu trong kế hoạch này cho giống trạng thái kia; có thể hoàn tác</translation>
    </message>
    <message>
        <source>Tick all &amp;listed</source>
        <translation>Đánh &amp;dấu tất cả</translation>
    </message>
    <message>
        <source>&amp;Untick all</source>
        <translation>Bỏ đánh dấ&amp;u</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>&amp;Chép văn bản</translation>
    </message>
    <message>
        <source>&amp;Save as CSV…</source>
        <translation>&amp;Ghi ra CSV…</translation>
    </message>
    <message>
        <source>It came before this plan</source>
        <translation>Có trước kế hoạch này</translation>
    </message>
    <message>
        <source>It came after this plan</source>
        <translation>Có sau kế hoạch này</translation>
    </message>
    <message>
        <source>All differences</source>
        <translation>Mọi khác biệt</translation>
    </message>
    <message>
        <source>Nothing was taken over: it was stopped.</source>
        <translation>Không lấy gì: đã dừng giữa chừng.</translation>
    </message>
</context>
<context>
    <name>saban::app::CompareQuestions</name>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 và %2 đối tượng nữa</translation>
    </message>
    <message>
        <source>Plan to compare with</source>
        <translation>Kế hoạch để so sánh</translation>
    </message>
    <message>
        <source>Plans (*.gpkg)</source>
        <translation>Kế hoạch (*.gpkg)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Save the differences</source>
        <translation>Ghi các khác biệt</translation>
    </message>
    <message>
        <source>differences.csv</source>
        <translation>diem-khac.csv</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Bảng (*.csv)</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Lấy theo</translation>
    </message>
    <message>
        <source>What you chose refers to features that this plan does not hold: %1.</source>
        <translation>Những gì đã chọn có tham chiếu tới đối tượng mà kế hoạch này không có: %1.</translation>
    </message>
    <message>
        <source>Bring them along, or leave these references empty?</source>
        <translation>Lấy theo cả chúng, hay để trống các tham chiếu đó?</translation>
    </message>
    <message>
        <source>&amp;Bring them along</source>
        <translation>&amp;Lấy theo cả</translation>
    </message>
    <message>
        <source>&amp;Leave empty</source>
        <translation>Để &amp;trống</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Came along: %1.</source>
        <translation>Lấy kèm theo: %1.</translation>
    </message>
    <message>
        <source>Went along: %1.</source>
        <translation>Bỏ kèm theo: %1.</translation>
    </message>
    <message>
        <source>No longer refer to what was removed: %1.</source>
        <translation>Không còn tham chiếu tới cái đã bỏ: %1.</translation>
    </message>
    <message>
        <source>Lie below nothing now, since they would lie below themselves: %1.</source>
        <translation>Nay không thuộc cấp trên nào, vì nếu không sẽ thuộc chính mình: %1.</translation>
    </message>
</context>
<context>
    <name>saban::app::CompareSourceBox</name>
    <message>
        <source>the state at the opening of this session</source>
        <translation>trạng thái lúc mở kế hoạch phiên này</translation>
    </message>
    <message>
        <source>a past state of this plan</source>
        <translation>một trạng thái cũ của kế hoạch này</translation>
    </message>
    <message>
        <source>(choose another state)</source>
        <translation>(chọn một trạng thái khác)</translation>
    </message>
    <message>
        <source>The state at the opening of this session</source>
        <translation>Trạng thái lúc mở kế hoạch phiên này</translation>
    </message>
    <message>
        <source>Another plan&apos;s file…</source>
        <translation>Tệp của một kế hoạch khác…</translation>
    </message>
    <message>
        <source>Until %1, before: %2 (%3)</source>
        <translation>Đến %1, trước khi: %2 (%3)</translation>
    </message>
</context>
<context>
    <name>saban::app::CoordinateEntry</name>
    <message>
        <source>X and Y, E and N, latitude and longitude, UTM or MGRS. Enter: set, Esc: close. Rows of a spreadsheet can be pasted.</source>
        <translation>X và Y, đông và bắc, vĩ độ và kinh độ, UTM hoặc MGRS. Enter: đặt, Esc: đóng. Có thể dán các hàng từ bảng tính.</translation>
    </message>
    <message>
        <source>outside the table</source>
        <translation>ngoài sa bàn</translation>
    </message>
    <message>
        <source>height %1 m</source>
        <translation>độ cao %1 m</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Dòng %1: %2</translation>
    </message>
    <message>
        <source>%1 places. Enter sets all of them.</source>
        <translation>%1 vị trí. Nhấn Enter để đặt tất cả.</translation>
    </message>
    <message>
        <source>%1 of %2 lines are understood; Enter sets those.</source>
        <translation>Hiểu được %1 trên %2 dòng; nhấn Enter để đặt các dòng đó.</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… và %1 dòng nữa</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>Tọa độ</translation>
    </message>
    <message>
        <source>Coordinates of the place, in any way of writing them</source>
        <translation>Tọa độ của vị trí, viết theo cách nào cũng được</translation>
    </message>
    <message>
        <source>None of %1 lines is understood.</source>
        <translation>Không hiểu được dòng nào trong %1 dòng.</translation>
    </message>
</context>
<context>
    <name>saban::app::CrashRecovery</name>
    <message>
        <source>The program was cut off on %1, with &apos;%2&apos; open. Every edit of the plan that was made is stored.</source>
        <translation>Chương trình đã bị ngắt lúc %1 khi đang mở &apos;%2&apos;. Mọi thay đổi đã làm trong kế hoạch đều được lưu.</translation>
    </message>
    <message>
        <source>Open what was there</source>
        <translation>Mở lại những gì đang mở</translation>
    </message>
</context>
<context>
    <name>saban::app::CrsDialog</name>
    <message>
        <source>Coordinate reference system</source>
        <translation>Hệ tọa độ</translation>
    </message>
    <message>
        <source>Used for the table and for files without one of their own. Choose a VN-2000 zone or type a code such as EPSG:32648.</source>
        <translation>Hệ tọa độ của sa bàn và của các tệp không tự khai báo. Hãy chọn một múi VN-2000 hoặc gõ mã như EPSG:32648.</translation>
    </message>
    <message>
        <source>From the data</source>
        <translation>Theo dữ liệu</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Áp dụng</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>The projected system of the lowest elevation layer; otherwise VN-2000 / UTM in Vietnam and WGS 84 / UTM elsewhere.</source>
        <translation>Hệ tọa độ phẳng của lớp độ cao dưới cùng; nếu không có thì VN-2000 / UTM ở Việt Nam và WGS 84 / UTM ở nơi khác.</translation>
    </message>
</context>
<context>
    <name>saban::app::CutField</name>
    <message>
        <source>Draw on the table</source>
        <translation>Vẽ trên sa bàn</translation>
    </message>
    <message>
        <source>Use the cut on the table</source>
        <translation>Lấy mặt cắt trên sa bàn</translation>
    </message>
    <message>
        <source>Other side</source>
        <translation>Lật phía</translation>
    </message>
    <message>
        <source>Two clicks on the ground; what stands before the eye is taken away</source>
        <translation>Hai lần nhấp trên mặt đất; phần đứng trước mắt được bỏ đi</translation>
    </message>
    <message>
        <source>Cut the block on the table first (Analyse → Cross-section)</source>
        <translation>Hãy cắt khối trên sa bàn trước (Phân tích → Mặt cắt)</translation>
    </message>
    <message>
        <source>What lies on the right of the way from the first to the second place is taken away: changes them</source>
        <translation>Phần bên phải, đi từ điểm thứ nhất đến điểm thứ hai, được bỏ đi: nút này đổi hai điểm cho nhau</translation>
    </message>
    <message>
        <source>A cut goes from one place to another: give two, one a line.</source>
        <translation>Mặt cắt đi từ điểm này đến điểm kia: hãy cho hai điểm, mỗi điểm một dòng.</translation>
    </message>
    <message>
        <source>Click two places on the table.</source>
        <translation>Hãy nhấp hai điểm trên sa bàn.</translation>
    </message>
    <message>
        <source>Both places lie less than a metre apart: nothing can be cut along that.</source>
        <translation>Hai điểm cách nhau chưa đến một mét: không thể cắt theo đó.</translation>
    </message>
</context>
<context>
    <name>saban::app::DeclinationDialog</name>
    <message>
        <source>Magnetic declination</source>
        <translation>Độ từ thiên</translation>
    </message>
    <message>
        <source>From true north to magnetic north, as on the sheet or from the compass. East is positive: 1.5, −1.5, 1°30′ W, 25 mil. Empty: none is given.</source>
        <translation>Từ bắc thật đến bắc từ, theo tờ bản đồ hoặc địa bàn. Lệch đông là dương: 1,5; −1,5; 1°30′ T; 25 ly giác. Để trống: không có.</translation>
    </message>
    <message>
        <source>&amp;Declination:</source>
        <translation>Độ từ &amp;thiên:</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no declination: give degrees or mils, at most 60 degrees east or west, such as 1.5, −1.5, 1°30′ W or 25 mil.</source>
        <translation>&apos;%1&apos; không phải là độ từ thiên: hãy nhập độ hoặc ly giác, nhiều nhất 60 độ về phía đông hoặc tây, ví dụ 1,5; −1,5; 1°30′ T hoặc 25 ly giác.</translation>
    </message>
</context>
<context>
    <name>saban::app::DrawTool</name>
    <message>
        <source>Draw %1</source>
        <translation>Vẽ %1</translation>
    </message>
    <message>
        <source>An area needs three points: click further ones, or press Esc.</source>
        <translation>Khu vực cần ba điểm: hãy nhấp thêm điểm, hoặc nhấn Esc.</translation>
    </message>
    <message>
        <source>A line needs two points: click a further one, or press Esc.</source>
        <translation>Đường cần hai điểm: hãy nhấp thêm một điểm, hoặc nhấn Esc.</translation>
    </message>
    <message>
        <source>The outline of this area crosses itself or encloses nothing: take points back with Backspace and click others.</source>
        <translation>Đường bao của khu vực này tự cắt hoặc không bao được gì: hãy bỏ bớt điểm bằng Backspace rồi nhấp điểm khác.</translation>
    </message>
    <message>
        <source>%1 · around %2</source>
        <translation>%1 · chu vi %2</translation>
    </message>
    <message>
        <source>Click: next corner of “%1” · Enter or click on the first: finish · Backspace: take back · Alt: do not snap · Esc: drop</source>
        <translation>Nhấp: góc tiếp theo của “%1” · Enter hoặc nhấp vào điểm đầu: kết thúc · Backspace: bỏ điểm cuối · Alt: không bắt điểm · Esc: bỏ</translation>
    </message>
    <message>
        <source>Click: next point of “%1” · Enter or double click: finish · Backspace: take back · Alt: do not snap · Esc: drop</source>
        <translation>Nhấp: điểm tiếp theo của “%1” · Enter hoặc nhấp đúp: kết thúc · Backspace: bỏ điểm cuối · Alt: không bắt điểm · Esc: bỏ</translation>
    </message>
    <message>
        <source>%1 · Alt: do not snap</source>
        <translation>%1 · Alt: không bắt điểm</translation>
    </message>
    <message>
        <source>Click: begin “%1” · Digits: type coordinates · Alt: do not snap · Esc: done</source>
        <translation>Nhấp: bắt đầu “%1” · Phím số: nhập tọa độ · Alt: không bắt điểm · Esc: xong</translation>
    </message>
</context>
<context>
    <name>saban::app::DrawingSettings</name>
    <message>
        <source>&amp;Smoothness while moving</source>
        <translation>Độ &amp;mượt khi di chuyển</translation>
    </message>
    <message>
        <source>%1 frames a second</source>
        <translation>%1 khung hình mỗi giây</translation>
    </message>
    <message>
        <source>&amp;Memory for ground out of sight</source>
        <translation>Bộ &amp;nhớ cho mặt đất ngoài tầm nhìn</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
</context>
<context>
    <name>saban::app::ExerciseWords</name>
    <message>
        <source>%1 s</source>
        <translation>%1 giây</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 phút</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 phút %2 giây</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 giờ</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 giờ %2 phút</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 ngày</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <comment>days and hours</comment>
        <translation>%1 ngày %2 giờ</translation>
    </message>
</context>
<context>
    <name>saban::app::ExportDialog</name>
    <message>
        <source>Excel workbook (.xlsx)</source>
        <translation>Sổ tính Excel (.xlsx)</translation>
    </message>
    <message>
        <source>OpenDocument spreadsheet (.ods)</source>
        <translation>Bảng tính OpenDocument (.ods)</translation>
    </message>
    <message>
        <source>List, one kind (.csv)</source>
        <translation>Danh sách, một loại (.csv)</translation>
    </message>
    <message>
        <source>Map, one kind (.geojson)</source>
        <translation>Bản đồ, một loại (.geojson)</translation>
    </message>
    <message>
        <source>Google Earth (.kml)</source>
        <translation>Google Earth (.kml)</translation>
    </message>
    <message>
        <source>Google Earth, packed (.kmz)</source>
        <translation>Google Earth, dạng nén (.kmz)</translation>
    </message>
    <message>
        <source>GeoPackage for QGIS (.gpkg)</source>
        <translation>GeoPackage cho QGIS (.gpkg)</translation>
    </message>
    <message>
        <source>Drawing (.dxf)</source>
        <translation>Bản vẽ (.dxf)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Chọn…</translation>
    </message>
    <message>
        <source>Choose the file to write</source>
        <translation>Chọn tệp để ghi</translation>
    </message>
    <message>
        <source>All phases</source>
        <translation>Mọi giai đoạn</translation>
    </message>
    <message>
        <source>As usual for the format</source>
        <translation>Theo lệ của định dạng</translation>
    </message>
    <message>
        <source>WGS 84 for GeoJSON, KML and KMZ, otherwise the grid of the plan.</source>
        <translation>WGS 84 với GeoJSON, KML và KMZ; còn lại theo hệ tọa độ của kế hoạch.</translation>
    </message>
    <message>
        <source>&amp;Replace the file that is there</source>
        <translation>Th&amp;ay tệp đang có</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>Tệ&amp;p</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>Định &amp;dạng</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Nội dung</translation>
    </message>
    <message>
        <source>&amp;Phase</source>
        <translation>&amp;Giai đoạn</translation>
    </message>
    <message>
        <source>&amp;Grid</source>
        <translation>&amp;Hệ tọa độ</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Định dạng</translation>
    </message>
    <message>
        <source>What is exported</source>
        <translation>Nội dung xuất</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Giai đoạn</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Hệ tọa độ</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Đang ghi</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Xuất</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Say where the file is to lie.</source>
        <translation>Hãy cho biết nơi đặt tệp.</translation>
    </message>
    <message>
        <source>The end of the name says no format that can be written. Choose a format from the list.</source>
        <translation>Đuôi tên tệp không phải định dạng ghi được. Hãy chọn một định dạng trong danh sách.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a plan, and an export holds less than a plan. Choose another name.</source>
        <translation>&apos;%1&apos; là một kế hoạch, mà bản xuất chứa ít hơn kế hoạch. Hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>There is a file &apos;%1&apos; already. Choose another name, or tick that it is to be replaced.</source>
        <translation>Đã có tệp &apos;%1&apos;. Hãy chọn tên khác, hoặc đánh dấu cho phép thay tệp.</translation>
    </message>
    <message>
        <source>Tick what is to be exported.</source>
        <translation>Hãy đánh dấu nội dung cần xuất.</translation>
    </message>
    <message>
        <source>This format holds one kind of things, and %1 are ticked. Tick one, or choose a format such as .xlsx.</source>
        <translation>Định dạng này chỉ chứa một loại, mà đang đánh dấu %1 loại. Hãy đánh dấu một loại, hoặc chọn định dạng như .xlsx.</translation>
    </message>
    <message>
        <source>The grid is none that is known. Choose one from the list, or type a code such as EPSG:9210.</source>
        <translation>Không có hệ tọa độ nào như vậy. Hãy chọn trong danh sách, hoặc gõ mã như EPSG:9210.</translation>
    </message>
</context>
<context>
    <name>saban::app::FeatureChooser</name>
    <message>
        <source>Choose features</source>
        <translation>Chọn đối tượng</translation>
    </message>
    <message>
        <source>Search by name or kind</source>
        <translation>Tìm theo tên hoặc loại</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Đối tượng</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name and kind of a feature</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>saban::app::FeatureMenu</name>
    <message>
        <source>%1 features</source>
        <translation>%1 đối tượng</translation>
    </message>
    <message>
        <source>&amp;Properties</source>
        <translation>&amp;Thuộc tính</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>&amp;Bay đến đó</translation>
    </message>
    <message>
        <source>Place “%1” &amp;here</source>
        <translation>Đặt “%1” ở đâ&amp;y</translation>
    </message>
    <message>
        <source>P&amp;lace here…</source>
        <translation>Đặt &amp;ở đây…</translation>
    </message>
    <message>
        <source>&amp;Measure from here</source>
        <translation>Đo &amp;từ đây</translation>
    </message>
    <message>
        <source>C&amp;opy coordinates</source>
        <translation>&amp;Chép tọa độ</translation>
    </message>
</context>
<context>
    <name>saban::app::FileDialogs</name>
    <message>
        <source>All files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Add to the table</source>
        <translation>Thêm vào sa bàn</translation>
    </message>
    <message>
        <source>Open a folder of elevation tiles</source>
        <translation>Mở thư mục chứa các mảnh độ cao</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Lưu ảnh</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>Ảnh PNG (*.png)</translation>
    </message>
    <message>
        <source>Elevation, imagery and vector files (%1)</source>
        <translation>Tệp độ cao, ảnh và véc-tơ (%1)</translation>
    </message>
    <message>
        <source>Open elevation, imagery and vector files</source>
        <translation>Mở tệp độ cao, ảnh và véc-tơ</translation>
    </message>
    <message>
        <source>Where is &apos;%1&apos; now?</source>
        <translation>Tệp &apos;%1&apos; nay ở đâu?</translation>
    </message>
</context>
<context>
    <name>saban::app::FindingsDesk</name>
    <message>
        <source>Opens the list of what the rules find in the plan</source>
        <translation>Mở danh sách kết quả kiểm tra kế hoạch</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Thông báo</translation>
    </message>
    <message>
        <source>Messages: %1</source>
        <translation>Thông báo: %1</translation>
    </message>
    <message>
        <source>Findings in the plan: %1</source>
        <translation>Kết quả kiểm tra kế hoạch: %1</translation>
    </message>
</context>
<context>
    <name>saban::app::FindingsModel</name>
    <message>
        <source>Error</source>
        <translation>Lỗi</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Cảnh báo</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Lưu ý</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Hình dạng</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Tham chiếu</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Tên gọi</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Ngày tháng</translation>
    </message>
    <message>
        <source>Structure types</source>
        <translation>Loại công trình</translation>
    </message>
    <message>
        <source>Symbol codes</source>
        <translation>Mã ký hiệu</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Vị trí</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Đường cơ động</translation>
    </message>
    <message>
        <source>Headings</source>
        <translation>Hướng</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name and kind of a feature</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Mức độ</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Quy tắc</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>Đối tượng</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Điều cần xem lại</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>Các cảnh</translation>
    </message>
</context>
<context>
    <name>saban::app::FindingsPanel</name>
    <message>
        <source>1 error</source>
        <translation>1 lỗi</translation>
    </message>
    <message>
        <source>%1 errors</source>
        <translation>%1 lỗi</translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>1 cảnh báo</translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation>%1 cảnh báo</translation>
    </message>
    <message>
        <source>1 note</source>
        <translation>1 lưu ý</translation>
    </message>
    <message>
        <source>%1 notes</source>
        <translation>%1 lưu ý</translation>
    </message>
    <message>
        <source>No plan is open.</source>
        <translation>Chưa mở kế hoạch nào.</translation>
    </message>
    <message>
        <source>The rules find nothing to object to.</source>
        <translation>Kiểm tra kế hoạch: không có gì phải xem lại.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 trong %2</translation>
    </message>
    <message>
        <source>Findings in the plan</source>
        <translation>Kết quả kiểm tra kế hoạch</translation>
    </message>
    <message>
        <source>Messages of this run</source>
        <translation>Thông báo trong phiên này</translation>
    </message>
    <message>
        <source>Findings and messages</source>
        <translation>Kết quả kiểm tra và thông báo</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Lỗi</translation>
    </message>
    <message>
        <source>Errors and warnings</source>
        <translation>Lỗi và cảnh báo</translation>
    </message>
    <message>
        <source>Severity that is shown</source>
        <translation>Mức độ được hiển thị</translation>
    </message>
    <message>
        <source>Filter by words</source>
        <translation>Lọc theo từ</translation>
    </message>
    <message>
        <source>Words that findings must hold</source>
        <translation>Từ phải có trong kết quả kiểm tra</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Chép</translation>
    </message>
    <message>
        <source>Copies the chosen rows, or all, to paste them into a text or a spreadsheet</source>
        <translation>Chép các dòng được chọn, hoặc tất cả, để dán vào văn bản hay bảng tính</translation>
    </message>
    <message>
        <source>Copy the findings</source>
        <translation>Chép kết quả kiểm tra</translation>
    </message>
    <message>
        <source>Copy the messages</source>
        <translation>Chép các thông báo</translation>
    </message>
    <message>
        <source>Enter or a double click: selects it, opens its properties and flies there</source>
        <translation>Enter hoặc nhấp đúp: chọn đối tượng, mở thuộc tính và bay tới đó</translation>
    </message>
    <message>
        <source>Nothing has gone wrong in this run, and there was nothing to tell.</source>
        <translation>Lần chạy này không có sự cố nào và chưa có gì để báo.</translation>
    </message>
</context>
<context>
    <name>saban::app::GridBox</name>
    <message>
        <source>heights on contour lines</source>
        <translation>ghi độ cao trên đường bình độ</translation>
    </message>
    <message>
        <source>Grid of the table</source>
        <translation>Lưới của sa bàn</translation>
    </message>
    <message>
        <source>MGRS</source>
        <translation>MGRS</translation>
    </message>
    <message>
        <source>Latitude and longitude</source>
        <translation>Kinh vĩ độ</translation>
    </message>
    <message>
        <source>Grid on the ground</source>
        <translation>Lưới trên mặt đất</translation>
    </message>
    <message>
        <source>Whose coordinates the lines on the ground and the figures on the frame show.</source>
        <translation>Hệ tọa độ của các đường lưới trên mặt đất và các con số trên khung.</translation>
    </message>
</context>
<context>
    <name>saban::app::GroundLookBox</name>
    <message>
        <source>Colours of the ground</source>
        <translation>Màu mặt đất</translation>
    </message>
    <message>
        <source>Heights</source>
        <translation>Độ cao</translation>
    </message>
    <message>
        <source>Land</source>
        <translation>Màu mặt đất</translation>
    </message>
    <message>
        <source>Grey, relief only</source>
        <translation>Xám, chỉ nổi khối</translation>
    </message>
    <message>
        <source>Plains and deltas</source>
        <translation>Đồng bằng, châu thổ</translation>
    </message>
    <message>
        <source>For colour blindness</source>
        <translation>Cho người mù màu</translation>
    </message>
    <message>
        <source>Colours between chosen heights</source>
        <translation>Tô màu giữa hai độ cao đã chọn</translation>
    </message>
    <message>
        <source>Lowest height of the colours</source>
        <translation>Độ cao thấp nhất của thang màu</translation>
    </message>
    <message>
        <source>Highest height of the colours</source>
        <translation>Độ cao cao nhất của thang màu</translation>
    </message>
    <message>
        <source>The second height must be greater than the first.</source>
        <translation>Độ cao thứ hai phải lớn hơn độ cao thứ nhất.</translation>
    </message>
    <message>
        <source>Slopes</source>
        <translation>Sườn dốc</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>Không thể hiện</translation>
    </message>
    <message>
        <source>How steep they are</source>
        <translation>Theo độ dốc</translation>
    </message>
    <message>
        <source>Which way they face</source>
        <translation>Theo hướng dốc</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Giới hạn</translation>
    </message>
    <message>
        <source>Up to eight limits of the classes, ascending, with semicolons between them</source>
        <translation>Nhiều nhất tám giới hạn cấp, tăng dần, cách nhau bằng dấu chấm phẩy</translation>
    </message>
    <message>
        <source>Unit of the limits</source>
        <translation>Đơn vị của giới hạn</translation>
    </message>
    <message>
        <source>Over imagery</source>
        <translation>Phủ lên ảnh</translation>
    </message>
    <message>
        <source>How much of the pictures the colours of the slopes cover</source>
        <translation>Mức màu sườn dốc che phủ ảnh nền</translation>
    </message>
    <message>
        <source>Shadows of the terrain</source>
        <translation>Bóng địa hình</translation>
    </message>
    <message>
        <source>Where the ground lies in the shade under the light chosen above. Heights count as they are, not exaggerated.</source>
        <translation>Nơi mặt đất nằm trong bóng dưới ánh sáng chọn ở trên. Tính theo độ cao thật, không phóng đại.</translation>
    </message>
</context>
<context>
    <name>saban::app::GroundPage</name>
    <message>
        <source>&amp;Add files…</source>
        <translation>Thêm tệ&amp;p…</translation>
    </message>
    <message>
        <source>Add a &amp;folder…</source>
        <translation>Thêm thư &amp;mục…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Bỏ</translation>
    </message>
    <message>
        <source>&amp;Stop reading</source>
        <translation>&amp;Dừng đọc</translation>
    </message>
    <message>
        <source>Choose the files&apos; &amp;grid…</source>
        <translation>Chọn &amp;hệ tọa độ của tệp…</translation>
    </message>
    <message>
        <source>The ground</source>
        <translation>Địa hình</translation>
    </message>
    <message>
        <source>Elevation is needed; imagery and vector maps lie on top. What a file holds is found out by itself.</source>
        <translation>Cần có độ cao; ảnh và bản đồ véc-tơ phủ lên trên. Saban tự nhận biết nội dung từng tệp.</translation>
    </message>
    <message>
        <source>Or type the path of a file or folder, then Enter</source>
        <translation>Hoặc gõ đường dẫn tệp hay thư mục rồi nhấn Enter</translation>
    </message>
    <message>
        <source>Path of a file or folder</source>
        <translation>Đường dẫn tệp hoặc thư mục</translation>
    </message>
    <message>
        <source>Reading the files</source>
        <translation>Đang đọc các tệp</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>What it holds</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>Files of the ground</source>
        <translation>Các tệp địa hình</translation>
    </message>
    <message>
        <source>There is no file &apos;%1&apos;. Check the path.</source>
        <translation>Không có tệp &apos;%1&apos;. Hãy kiểm tra đường dẫn.</translation>
    </message>
    <message>
        <source>Elevation</source>
        <translation>Độ cao</translation>
    </message>
    <message>
        <source>Imagery</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Vector map</source>
        <translation>Bản đồ véc-tơ</translation>
    </message>
    <message>
        <source>is being read…</source>
        <translation>đang đọc…</translation>
    </message>
    <message>
        <source>Reading the files…</source>
        <translation>Đang đọc các tệp…</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>Đọc &amp;lại</translation>
    </message>
    <message>
        <source>Reading was stopped.</source>
        <translation>Đã dừng đọc.</translation>
    </message>
    <message>
        <source>A plan is among the files: it has a ground of its own. Remove it here and open it instead.</source>
        <translation>Trong các tệp có một kế hoạch: kế hoạch đã có địa hình riêng. Hãy bỏ ra khỏi đây và mở kế hoạch đó.</translation>
    </message>
    <message>
        <source>Remove what cannot be read, or put it right, to go on.</source>
        <translation>Hãy bỏ tệp không đọc được, hoặc sửa lại tệp, rồi đi tiếp.</translation>
    </message>
    <message>
        <source>%1 × %2 km in %3</source>
        <translation>%1 × %2 km, hệ %3</translation>
    </message>
</context>
<context>
    <name>saban::app::GroundViews</name>
    <message>
        <source>The views that were saved of this ground cannot be read: the file is damaged. It now lies at &apos;%1&apos;; new views can be saved.</source>
        <translation>Không đọc được các góc nhìn đã lưu của địa hình này: tệp bị hỏng. Tệp đó nay nằm ở &apos;%1&apos;; vẫn lưu được góc nhìn mới.</translation>
    </message>
    <message>
        <source>The views that were saved of this ground cannot be read from &apos;%1&apos;. Move that file away, or let this user read it.</source>
        <translation>Không đọc được các góc nhìn đã lưu của địa hình này từ &apos;%1&apos;. Hãy chuyển tệp đó đi chỗ khác, hoặc cho người dùng này quyền đọc.</translation>
    </message>
    <message>
        <source>The views of this ground cannot be kept in &apos;%1&apos;: %2. They last until the program ends; make room there, or let this user write.</source>
        <translation>Không giữ được các góc nhìn của địa hình này trong &apos;%1&apos;: %2. Chúng chỉ còn đến khi đóng chương trình; hãy dọn chỗ trống ở đó, hoặc cho người dùng này quyền ghi.</translation>
    </message>
    <message>
        <source>The views that were saved of this ground are in &apos;%1&apos;, which a newer Saban wrote: they can be read with that one only. The file stays as it is; views that you save now last until the program ends.</source>
        <translation>Các góc nhìn đã lưu của địa hình này nằm trong &apos;%1&apos;, do một bản Saban mới hơn ghi: chỉ đọc được bằng bản đó. Tệp được giữ nguyên; góc nhìn lưu lúc này chỉ còn đến khi đóng chương trình.</translation>
    </message>
    <message>
        <source>Views of this ground whose place cannot be found in its present coordinate reference system: %1. They show the whole table here, and are kept as they were: they are right again in the system in which they were saved.</source>
        <translation>Số góc nhìn của địa hình này không xác định được vị trí trong hệ tọa độ đang dùng: %1. Ở đây chúng hiện toàn bộ sa bàn và được giữ nguyên: chúng lại đúng trong hệ tọa độ lúc lưu.</translation>
    </message>
    <message>
        <source>another window is writing them</source>
        <translation>một cửa sổ khác đang ghi chúng</translation>
    </message>
    <message>
        <source>the file that is there cannot be read</source>
        <translation>không đọc được tệp đang có ở đó</translation>
    </message>
    <message>
        <source>the file that is there was written by a newer Saban</source>
        <translation>tệp đang có ở đó do một bản Saban mới hơn ghi</translation>
    </message>
    <message>
        <source>the file that is there is damaged</source>
        <translation>tệp đang có ở đó bị hỏng</translation>
    </message>
</context>
<context>
    <name>saban::app::GroundWords</name>
    <message>
        <source>Heights: %1</source>
        <translation>Hệ độ cao: %1</translation>
    </message>
</context>
<context>
    <name>saban::app::HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Tìm trong trợ giúp</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Mục lục</translation>
    </message>
    <message>
        <source>Page of the help</source>
        <translation>Trang trợ giúp</translation>
    </message>
    <message>
        <source>No page holds all these words.</source>
        <translation>Không có trang nào chứa đủ các từ này.</translation>
    </message>
</context>
<context>
    <name>saban::app::ImportDialog</name>
    <message>
        <source>Import a list</source>
        <translation>Nhập danh sách</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Chọn…</translation>
    </message>
    <message>
        <source>Choose the list</source>
        <translation>Chọn danh sách</translation>
    </message>
    <message>
        <source>CSV, XLSX, ODS, GeoJSON, KML, KMZ, GPX, SHP, GPKG, DXF or another plan</source>
        <translation>CSV, XLSX, ODS, GeoJSON, KML, KMZ, GPX, SHP, GPKG, DXF hoặc kế hoạch khác</translation>
    </message>
    <message>
        <source>Detected from the list</source>
        <translation>Tự nhận biết theo danh sách</translation>
    </message>
    <message>
        <source>Detected</source>
        <translation>Tự nhận biết</translation>
    </message>
    <message>
        <source>The first</source>
        <translation>Giai đoạn đầu</translation>
    </message>
    <message>
        <source>Detected from where the places lie</source>
        <translation>Tự nhận biết theo vị trí các điểm</translation>
    </message>
    <message>
        <source>&amp;List</source>
        <translation>&amp;Danh sách</translation>
    </message>
    <message>
        <source>&amp;Sheet</source>
        <translation>T&amp;rang tính</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Loại</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>&amp;Bảng mã</translation>
    </message>
    <message>
        <source>&amp;Phase of units</source>
        <translation>&amp;Giai đoạn của đơn vị</translation>
    </message>
    <message>
        <source>&amp;Grid of the places</source>
        <translation>&amp;Hệ tọa độ</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Danh sách</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Trang tính</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Bảng mã</translation>
    </message>
    <message>
        <source>Phase of units</source>
        <translation>Giai đoạn của đơn vị</translation>
    </message>
    <message>
        <source>Grid of the places</source>
        <translation>Hệ tọa độ</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>What is skipped, and what was decided</source>
        <translation>Những dòng bị bỏ qua và những điều đã chọn</translation>
    </message>
    <message>
        <source>Reading the list</source>
        <translation>Đang đọc danh sách</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Nhập</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Lists and maps (%1)</source>
        <translation>Danh sách và bản đồ (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>The grid of the places is none that is known. Choose one from the list, or type a code such as EPSG:9210.</source>
        <translation>Không có hệ tọa độ nào như vậy. Hãy chọn trong danh sách, hoặc gõ mã như EPSG:9210.</translation>
    </message>
    <message>
        <source>The whole plan</source>
        <translation>Toàn bộ kế hoạch</translation>
    </message>
    <message>
        <source>All sheets</source>
        <translation>Mọi trang tính</translation>
    </message>
    <message>
        <source>%1 (%2 rows)</source>
        <translation>%1 (%2 dòng)</translation>
    </message>
    <message>
        <source>Detected: %1</source>
        <translation>Tự nhận biết: %1</translation>
    </message>
    <message>
        <source>The file says it, or the list has no places.</source>
        <translation>Tệp tự khai báo, hoặc danh sách không có tọa độ.</translation>
    </message>
    <message>
        <source>skipped: %1</source>
        <translation>bỏ qua: %1</translation>
    </message>
    <message>
        <source>%1 rows read: %2 to be added, %3 to be updated, %4 as they are, %5 skipped</source>
        <translation>Đã đọc %1 dòng: thêm %2, cập nhật %3, giữ nguyên %4, bỏ qua %5</translation>
    </message>
    <message>
        <source>The plan is open for reading only: nothing can be imported.</source>
        <translation>Kế hoạch chỉ mở để đọc: không nhập vào được.</translation>
    </message>
    <message>
        <source>Nothing of the list can be used as it is read now. Say which columns hold the places, which kind it is, or in which grid it is written.</source>
        <translation>Với cách đọc hiện nay, không dùng được dòng nào của danh sách. Hãy chỉ ra cột chứa tọa độ, loại đối tượng, hoặc hệ tọa độ của danh sách.</translation>
    </message>
</context>
<context>
    <name>saban::app::LayerPanel</name>
    <message>
        <source>Imagery</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Drag to change the order: the uppermost lies on top</source>
        <translation>Kéo để đổi thứ tự: lớp trên cùng nằm trên</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Độ đậm</translation>
    </message>
    <message>
        <source>Elevation</source>
        <translation>Độ cao</translation>
    </message>
    <message>
        <source>Fill holes by interpolation</source>
        <translation>Nội suy lấp chỗ trống</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Thêm…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Bỏ ra</translation>
    </message>
    <message>
        <source>Vector layers</source>
        <translation>Lớp véc-tơ</translation>
    </message>
    <message>
        <source>No vector layers</source>
        <translation>Chưa có lớp véc-tơ nào</translation>
    </message>
    <message>
        <source>No imagery</source>
        <translation>Chưa có ảnh nào</translation>
    </message>
    <message>
        <source>No elevation</source>
        <translation>Chưa có dữ liệu độ cao nào</translation>
    </message>
</context>
<context>
    <name>saban::app::LineCommands</name>
    <message>
        <source>Select exactly one line first: a route, a control line, a trench or a note along a line.</source>
        <translation>Trước hết hãy chọn đúng một đường: đường cơ động, tuyến, hào hoặc nhận xét theo tuyến.</translation>
    </message>
    <message>
        <source>Select two lines: first the one to split, then, with Ctrl, the one that crosses it.</source>
        <translation>Hãy chọn hai đường: trước là đường cần chia, sau đó giữ Ctrl chọn đường cắt qua nó.</translation>
    </message>
    <message>
        <source>&amp;Beside, at a distance…</source>
        <translation>Đường &amp;song song cách một khoảng…</translation>
    </message>
    <message>
        <source>S&amp;plit with a click…</source>
        <translation>&amp;Chia bằng một lần nhấp…</translation>
    </message>
    <message>
        <source>Split where a second line &amp;crosses</source>
        <translation>Chia tại chỗ đường thứ hai cắt &amp;qua</translation>
    </message>
</context>
<context>
    <name>saban::app::LogActions</name>
    <message>
        <source>There is no log: the folder &apos;%1&apos; cannot be written. The program works without it.</source>
        <translation>Không có nhật ký: không ghi được vào thư mục &apos;%1&apos;. Chương trình vẫn chạy bình thường.</translation>
    </message>
    <message>
        <source>The log is in the folder &apos;%1&apos;. No program that shows folders was found.</source>
        <translation>Nhật ký nằm trong thư mục &apos;%1&apos;. Không tìm thấy chương trình nào để mở thư mục.</translation>
    </message>
    <message>
        <source>Show &amp;log folder</source>
        <translation>Mở thư mục &amp;nhật ký</translation>
    </message>
    <message>
        <source>Copy &amp;path of the log folder</source>
        <translation>&amp;Chép đường dẫn thư mục nhật ký</translation>
    </message>
</context>
<context>
    <name>saban::app::LookPanel</name>
    <message>
        <source>Open a ground first: the sun depends on the place.</source>
        <translation>Hãy mở địa hình trước: vị trí mặt trời tùy thuộc nơi chốn.</translation>
    </message>
    <message>
        <source>%1. Azimuth %2°, height %3°</source>
        <translation>%1. Phương vị %2°, cao %3°</translation>
    </message>
    <message>
        <source>%1. The sun is below the horizon: light from the north-west.</source>
        <translation>%1. Mặt trời ở dưới đường chân trời: chiếu sáng từ hướng tây bắc.</translation>
    </message>
    <message>
        <source>Vertical exaggeration</source>
        <translation>Phóng đại độ cao</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Ánh sáng</translation>
    </message>
    <message>
        <source>Fixed, from the north-west</source>
        <translation>Cố định, từ hướng tây bắc</translation>
    </message>
    <message>
        <source>Sun by date and time</source>
        <translation>Mặt trời theo ngày giờ</translation>
    </message>
    <message>
        <source>Contour lines</source>
        <translation>Đường bình độ</translation>
    </message>
    <message>
        <source>also on imagery</source>
        <translation>cả trên ảnh</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Khoảng cao đều</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>tự động</translation>
    </message>
    <message>
        <source>Grid lines</source>
        <translation>Lưới tọa độ</translation>
    </message>
    <message>
        <source>Frame, north arrow, scale bar</source>
        <translation>Khung, mũi tên chỉ bắc, thước tỷ lệ</translation>
    </message>
    <message>
        <source>Imagery</source>
        <translation>Ảnh</translation>
    </message>
</context>
<context>
    <name>saban::app::MainWindow</name>
    <message>
        <source>About Saban</source>
        <translation>Giới thiệu Saban</translation>
    </message>
    <message>
        <source>Choose its coordinate reference system…</source>
        <translation>Chọn hệ tọa độ của tệp…</translation>
    </message>
    <message>
        <source>Opened together:
%1</source>
        <translation>Cùng mở:
%1</translation>
    </message>
    <message>
        <source>The table needs at least one visible elevation layer.</source>
        <translation>Sa bàn cần ít nhất một lớp độ cao đang bật.</translation>
    </message>
    <message>
        <source>Cannot write the picture &apos;%1&apos;. Choose a folder that you may write to and that has room.</source>
        <translation>Không ghi được ảnh &apos;%1&apos;. Hãy chọn thư mục được phép ghi và còn chỗ trống.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Các lớp</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Hiển thị</translation>
    </message>
    <message>
        <source>Only files and folders of this computer can be dropped here.</source>
        <translation>Chỉ thả được tệp và thư mục của máy này vào đây.</translation>
    </message>
    <message>
        <source>Cannot draw the table: this machine gives the window no OpenGL. Install a graphics driver, or Mesa&apos;s software one (package libgl1-mesa-dri).</source>
        <translation>Không vẽ được sa bàn: máy này không cấp OpenGL cho cửa sổ. Hãy cài trình điều khiển đồ họa, hoặc trình vẽ bằng phần mềm của Mesa (gói libgl1-mesa-dri).</translation>
    </message>
    <message>
        <source>Plan &apos;%1&apos; cannot be laid out: the files of its elevation are missing.</source>
        <translation>Không dựng được sa bàn của kế hoạch &apos;%1&apos;: thiếu các tệp độ cao.</translation>
    </message>
    <message>
        <source>Two views</source>
        <translation>Hai khung nhìn</translation>
    </message>
    <message>
        <source>Sand table</source>
        <translation>Sa bàn</translation>
    </message>
    <message>
        <source>Size of the room</source>
        <translation>Kích thước phòng</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>Các cảnh</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Cảnh</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Dòng thời gian</translation>
    </message>
    <message>
        <source>Take them along as scenes</source>
        <translation>Đưa vào làm cảnh</translation>
    </message>
    <message>
        <source>Entering in the register what was made…</source>
        <translation>Đang ghi vào sổ đăng ký những gì đã làm…</translation>
    </message>
    <message>
        <source>Nothing was taken along: another plan or ground is open now. Open &apos;%1&apos; again.</source>
        <translation>Không lấy góc nhìn nào: nay đang mở kế hoạch hoặc địa hình khác. Hãy mở lại &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Views saved of this ground without a plan: %1. They can become scenes of &apos;%2&apos;.</source>
        <translation>Góc nhìn đã lưu của địa hình này khi chưa có kế hoạch: %1. Có thể lấy chúng làm cảnh của &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>Storing what was changed…</source>
        <translation>Đang ghi những gì đã thay đổi…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Saban, the digital sand table.
Version %1

Free software under the MIT licence.
© 2026 The Saban authors
Signs: milsymbol, © Måns Beckman, MIT licence.
Built with Qt, OpenSceneGraph, GDAL and PROJ.

Drawing with: %2</source>
        <translation>Saban, sa bàn số.
Phiên bản %1

Phần mềm tự do theo giấy phép MIT.
© 2026 Nhóm tác giả Saban
Ký hiệu: milsymbol, © Måns Beckman, giấy phép MIT.
Xây dựng trên Qt, OpenSceneGraph, GDAL và PROJ.

Vẽ bằng: %2</translation>
    </message>
</context>
<context>
    <name>saban::app::MapMode</name>
    <message>
        <source>&apos;%1&apos; is no scale: type for example %2, between %3 and %4.</source>
        <translation>&apos;%1&apos; không phải tỷ lệ: hãy gõ ví dụ %2, trong khoảng từ %3 đến %4.</translation>
    </message>
    <message>
        <source>&amp;Map from above</source>
        <translation>&amp;Bản đồ nhìn thẳng xuống</translation>
    </message>
    <message>
        <source>Scale of the map</source>
        <translation>Tỷ lệ bản đồ</translation>
    </message>
    <message>
        <source>Scale of the map on this screen: choose one, or type it and press Enter</source>
        <translation>Tỷ lệ bản đồ trên màn hình này: chọn hoặc gõ rồi nhấn Enter</translation>
    </message>
</context>
<context>
    <name>saban::app::MeasureSettings</name>
    <message>
        <source>Angles as the &amp;plan has them</source>
        <translation>Đơn vị góc theo &amp;kế hoạch</translation>
    </message>
    <message>
        <source>Angles in &amp;degrees</source>
        <translation>Góc tính bằng &amp;độ</translation>
    </message>
    <message>
        <source>Angles in mils, &amp;6000 to the circle</source>
        <translation>Góc tính bằng ly giác, &amp;6000 một vòng</translation>
    </message>
    <message>
        <source>Angles in mils, 6&amp;400 to the circle</source>
        <translation>Góc tính bằng ly giác, 6&amp;400 một vòng</translation>
    </message>
    <message>
        <source>&amp;Magnetic declination: %1…</source>
        <translation>Độ từ &amp;thiên: %1…</translation>
    </message>
    <message>
        <source>&amp;Magnetic declination…</source>
        <translation>Độ từ &amp;thiên…</translation>
    </message>
</context>
<context>
    <name>saban::app::MeasureTool</name>
    <message>
        <source>This measurement cannot be kept as a note: the outline of the area crosses itself. Take points back with Backspace, or open it with A.</source>
        <translation>Không giữ được kết quả đo này thành nhận xét: đường bao của khu vực tự cắt. Hãy bỏ bớt điểm bằng Backspace, hoặc nhấn A để mở đường bao.</translation>
    </message>
    <message>
        <source>Keep a measurement</source>
        <translation>Giữ kết quả đo</translation>
    </message>
    <message>
        <source>Click: measure anew · K: keep as a note · Backspace: go on from the point before · Esc: clear</source>
        <translation>Nhấp: đo lại từ đầu · K: giữ thành nhận xét · Backspace: đo tiếp từ điểm trước · Esc: xóa</translation>
    </message>
    <message>
        <source>Click: first point · A: %1 · Esc: done</source>
        <translation>Nhấp: điểm đầu · A: %1 · Esc: xong</translation>
    </message>
    <message>
        <source>measure a line</source>
        <translation>đo đường</translation>
    </message>
    <message>
        <source>measure an area</source>
        <translation>đo diện tích</translation>
    </message>
    <message>
        <source>Click: next point · Backspace: take back · Enter: end · A: %1 · K: keep as a note · Esc: clear</source>
        <translation>Nhấp: điểm tiếp theo · Backspace: bỏ điểm cuối · Enter: kết thúc · A: %1 · K: giữ thành nhận xét · Esc: xóa</translation>
    </message>
</context>
<context>
    <name>saban::app::Measurement</name>
    <message>
        <source>%1 mil</source>
        <translation>%1 ly giác</translation>
    </message>
    <message>
        <source>%1 · around %2</source>
        <translation>%1 · chu vi %2</translation>
    </message>
    <message>
        <source>Area: %1 (in the projection %2)</source>
        <translation>Diện tích: %1 (trên lưới chiếu %2)</translation>
    </message>
    <message>
        <source>Outline: %1 over the ground, %2 on the ellipsoid</source>
        <translation>Chu vi: %1 theo mặt đất, %2 trên elipxoit</translation>
    </message>
    <message>
        <source>Distance: %1 over the ground, %2 on the ellipsoid</source>
        <translation>Khoảng cách: %1 theo mặt đất, %2 trên elipxoit</translation>
    </message>
    <message>
        <source>Straight from end to end: %1</source>
        <translation>Đường thẳng nghiêng giữa hai đầu: %1</translation>
    </message>
    <message>
        <source>Height difference: %1</source>
        <translation>Chênh cao: %1</translation>
    </message>
    <message>
        <source>Grade: %1 %</source>
        <translation>Độ dốc: %1 %</translation>
    </message>
    <message>
        <source>Ascent %1, descent %2</source>
        <translation>Lên dốc %1, xuống dốc %2</translation>
    </message>
    <message>
        <source>Bearing of the last leg: grid %1</source>
        <translation>Phương vị đoạn cuối: theo lưới %1</translation>
    </message>
    <message>
        <source>, true %1</source>
        <translation>, thật %1</translation>
    </message>
    <message>
        <source> (%1 mil to the circle)</source>
        <translation> (vòng tròn %1 ly giác)</translation>
    </message>
    <message>
        <source>Without elevation, counted as level: %1</source>
        <translation>Không có độ cao, tính như bằng phẳng: %1</translation>
    </message>
    <message>
        <source>%1° W</source>
        <translation>%1° T</translation>
    </message>
    <message>
        <source>%1° E</source>
        <translation>%1° Đ</translation>
    </message>
    <message>
        <source>magnetic %1</source>
        <translation>bắc từ %1</translation>
    </message>
    <message>
        <source>, magnetic %1 (declination %2)</source>
        <translation>, từ %1 (độ từ thiên %2)</translation>
    </message>
</context>
<context>
    <name>saban::app::MessageBar</name>
    <message>
        <source>Details</source>
        <translation>Chi tiết</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Đóng thông báo này</translation>
    </message>
</context>
<context>
    <name>saban::app::MessageLog</name>
    <message>
        <source>Time</source>
        <translation>Giờ</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Mức độ</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Thông báo</translation>
    </message>
</context>
<context>
    <name>saban::app::MissingFilesOffer</name>
    <message>
        <source>The file of map layer &apos;%1&apos; is not where the plan says: &apos;%2&apos;. The file of the same name beside the plan is shown: &apos;%3&apos;.</source>
        <translation>Tệp của lớp bản đồ &apos;%1&apos; không nằm ở chỗ kế hoạch ghi: &apos;%2&apos;. Đang dùng tệp cùng tên nằm cạnh kế hoạch: &apos;%3&apos;.</translation>
    </message>
    <message>
        <source>Keep this in the plan</source>
        <translation>Ghi vào kế hoạch</translation>
    </message>
    <message>
        <source>The file of map layer &apos;%1&apos; is missing: &apos;%2&apos;. Put it back, or show where it is now.</source>
        <translation>Thiếu tệp của lớp bản đồ &apos;%1&apos;: &apos;%2&apos;. Hãy đặt tệp lại chỗ cũ, hoặc chỉ ra tệp nay ở đâu.</translation>
    </message>
    <message>
        <source>Look for it…</source>
        <translation>Tìm tệp…</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not hold what map layer &apos;%2&apos; needs: elevation, a picture or vectors as before. Choose another file.</source>
        <translation>&apos;%1&apos; không chứa dữ liệu mà lớp bản đồ &apos;%2&apos; cần (độ cao, ảnh hay véc-tơ như trước). Hãy chọn tệp khác.</translation>
    </message>
</context>
<context>
    <name>saban::app::NewPlanDialog</name>
    <message>
        <source>New plan</source>
        <translation>Kế hoạch mới</translation>
    </message>
    <message>
        <source>Create the plan</source>
        <translation>Lập kế hoạch</translation>
    </message>
</context>
<context>
    <name>saban::app::NewPlanWizard</name>
    <message>
        <source>New plan</source>
        <translation>Kế hoạch mới</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>N&amp;ext</source>
        <translation>&amp;Tiếp</translation>
    </message>
    <message>
        <source>&amp;Create the plan</source>
        <translation>&amp;Lập kế hoạch</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>The plan</source>
        <translation>Kế hoạch</translation>
    </message>
    <message>
        <source>The marking stands on everything that comes out of the plan. Phases can be changed later.</source>
        <translation>Độ mật được ghi trên mọi tài liệu xuất từ kế hoạch. Giai đoạn có thể đổi sau.</translation>
    </message>
</context>
<context>
    <name>saban::app::OffsetDialog</name>
    <message>
        <source>&amp;Left</source>
        <translation>&amp;Trái</translation>
    </message>
    <message>
        <source>&amp;Right</source>
        <translation>&amp;Phải</translation>
    </message>
    <message>
        <source>Line beside “%1”</source>
        <translation>Đường song song với “%1”</translation>
    </message>
    <message>
        <source>&amp;Distance (m):</source>
        <translation>&amp;Khoảng cách (m):</translation>
    </message>
    <message>
        <source>Side in the direction of travel:</source>
        <translation>Bên nào theo hướng đi:</translation>
    </message>
    <message>
        <source>&amp;Create the line</source>
        <translation>Tạ&amp;o đường</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no distance: give metres above 0, up to 100 000.</source>
        <translation>&apos;%1&apos; không phải là khoảng cách: hãy nhập số mét lớn hơn 0, đến 100 000.</translation>
    </message>
    <message>
        <source>No plan is open any more.</source>
        <translation>Không còn kế hoạch nào đang mở.</translation>
    </message>
</context>
<context>
    <name>saban::app::PalettePanel</name>
    <message>
        <source>Structures</source>
        <translation>Công trình</translation>
    </message>
    <message>
        <source>Command posts</source>
        <translation>Sở chỉ huy</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Kinds of what can be placed</source>
        <translation>Loại đối tượng có thể đặt</translation>
    </message>
    <message>
        <source>Search in what can be placed</source>
        <translation>Tìm trong các đối tượng có thể đặt</translation>
    </message>
    <message>
        <source>What can be placed</source>
        <translation>Các đối tượng có thể đặt</translation>
    </message>
    <message>
        <source>Search (accents not needed)</source>
        <translation>Tìm, có hoặc không dấu</translation>
    </message>
</context>
<context>
    <name>saban::app::PanelCycle</name>
    <message>
        <source>&amp;Next panel</source>
        <translation>Bảng &amp;kế tiếp</translation>
    </message>
    <message>
        <source>P&amp;revious panel</source>
        <translation>Bảng &amp;trước</translation>
    </message>
</context>
<context>
    <name>saban::app::PlaceEditor</name>
    <message>
        <source>That place lies %1 km from the table. Check the numbers, their order and the zone.</source>
        <translation>Vị trí này cách sa bàn %1 km. Hãy kiểm tra các số, thứ tự của chúng và múi chiếu.</translation>
    </message>
    <message>
        <source>X (north), Y (east)</source>
        <translation>X (bắc), Y (đông)</translation>
    </message>
    <message>
        <source>Easting, northing</source>
        <translation>Đông (Đ), bắc (B)</translation>
    </message>
    <message>
        <source>Latitude, longitude (degrees)</source>
        <translation>Vĩ độ, kinh độ (độ)</translation>
    </message>
    <message>
        <source>Latitude, longitude (° ′ ″)</source>
        <translation>Vĩ độ, kinh độ (° ′ ″)</translation>
    </message>
    <message>
        <source>UTM on WGS 84</source>
        <translation>UTM trên WGS 84</translation>
    </message>
    <message>
        <source>MGRS on WGS 84</source>
        <translation>MGRS trên WGS 84</translation>
    </message>
    <message>
        <source>How coordinates are shown</source>
        <translation>Cách hiện tọa độ</translation>
    </message>
    <message>
        <source>How coordinates are shown. They can be typed or pasted in any of these ways.</source>
        <translation>Cách hiện tọa độ. Có thể gõ hoặc dán tọa độ theo bất kỳ cách nào trong số này.</translation>
    </message>
    <message>
        <source>One point a line, in any way of writing coordinates. Ctrl + Enter sets them.</source>
        <translation>Mỗi dòng một điểm, viết tọa độ theo cách nào cũng được. Ctrl + Enter để nhận.</translation>
    </message>
    <message numerus="yes">
        <source>%n points in all. Move them on the table.</source>
        <translation>
            <numerusform>Tất cả có %n điểm. Hãy dời chúng trên sa bàn.</numerusform>
        </translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Dòng %1: %2</translation>
    </message>
    <message>
        <source>There are no coordinates in it.</source>
        <translation>Không có tọa độ trong dòng này.</translation>
    </message>
</context>
<context>
    <name>saban::app::PlaceTool</name>
    <message>
        <source>Place %1</source>
        <translation>Đặt %1</translation>
    </message>
    <message>
        <source>Place %1 features</source>
        <translation>Đặt %1 đối tượng</translation>
    </message>
    <message>
        <source>Click: place “%1” · Digits: type coordinates · Wheel or [ ]: turn (%2°) · Ctrl + wheel: zoom · Esc: done</source>
        <translation>Nhấp: đặt “%1” · Phím số: nhập tọa độ · Lăn chuột hoặc [ ]: quay (%2°) · Ctrl + lăn: thu phóng · Esc: xong</translation>
    </message>
    <message>
        <source>%1 · Alt: do not snap · %2</source>
        <translation>%1 · Alt: không bắt điểm · %2</translation>
    </message>
</context>
<context>
    <name>saban::app::PlanCard</name>
    <message>
        <source>The file is missing</source>
        <translation>Không thấy tệp</translation>
    </message>
    <message>
        <source>Recent plan: %1</source>
        <translation>Kế hoạch mở gần đây: %1</translation>
    </message>
    <message>
        <source>%1
The file is missing. Click to say where it is now, or take it off the list.</source>
        <translation>%1
Không thấy tệp. Hãy nhấp vào để chỉ ra tệp nay ở đâu, hoặc bỏ khỏi danh sách.</translation>
    </message>
    <message>
        <source>Take it off the list; the file stays (Delete)</source>
        <translation>Bỏ khỏi danh sách; tệp vẫn còn (Delete)</translation>
    </message>
    <message>
        <source>Take &apos;%1&apos; off the list</source>
        <translation>Bỏ &apos;%1&apos; khỏi danh sách</translation>
    </message>
    <message>
        <source>Opened %1</source>
        <translation>Mở lúc %1</translation>
    </message>
</context>
<context>
    <name>saban::app::PlanControl</name>
    <message>
        <source>&amp;Phase</source>
        <translation>&amp;Giai đoạn</translation>
    </message>
    <message>
        <source>&amp;Previous phase</source>
        <translation>Giai đoạn t&amp;rước</translation>
    </message>
    <message>
        <source>&amp;Next phase</source>
        <translation>Giai đoạn &amp;sau</translation>
    </message>
</context>
<context>
    <name>saban::app::PlanDesk</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Chép</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Nhân bản</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Xóa</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Chọn &amp;tất cả</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>Chọ&amp;n</translation>
    </message>
    <message>
        <source>P&amp;lace</source>
        <translation>Đặ&amp;t</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Đặt lên sa bàn</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Thanh công việc</translation>
    </message>
    <message>
        <source>&amp;Route</source>
        <translation>Đ&amp;ường cơ động</translation>
    </message>
    <message>
        <source>&amp;Area</source>
        <translation>&amp;Khu vực</translation>
    </message>
    <message>
        <source>&amp;Control line</source>
        <translation>Tuyến, &amp;ranh giới</translation>
    </message>
    <message>
        <source>&amp;Trench</source>
        <translation>&amp;Hào</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Nhận xét</translation>
    </message>
    <message>
        <source>Note along a line</source>
        <translation>Nhận xét theo tuyến</translation>
    </message>
    <message>
        <source>Note about an area</source>
        <translation>Nhận xét theo vùng</translation>
    </message>
    <message>
        <source>Select exactly two lines of one kind to join them.</source>
        <translation>Hãy chọn đúng hai tuyến cùng loại để nối.</translation>
    </message>
    <message>
        <source>Select a line first.</source>
        <translation>Hãy chọn một tuyến trước.</translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation>&amp;Vẽ</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>Đ&amp;o</translation>
    </message>
    <message>
        <source>&amp;Lines</source>
        <translation>Xử lý &amp;tuyến</translation>
    </message>
    <message>
        <source>&amp;Reverse</source>
        <translation>Đ&amp;ảo chiều</translation>
    </message>
    <message>
        <source>&amp;Join two</source>
        <translation>&amp;Nối hai tuyến</translation>
    </message>
    <message>
        <source>&amp;Smooth</source>
        <translation>Làm &amp;trơn</translation>
    </message>
    <message>
        <source>Si&amp;mplify</source>
        <translation>Giả&amp;n lược</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Kế hoạch</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Thuộc tính</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Tiến độ công trình</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Các giai đoạn</translation>
    </message>
    <message>
        <source>Choose in the list what is to be placed there</source>
        <translation>Hãy chọn trong danh sách thứ cần đặt ở đó</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has nothing on the table to go to.</source>
        <translation>&apos;%1&apos; không có gì trên sa bàn để bay đến.</translation>
    </message>
    <message>
        <source>&amp;Bearings</source>
        <translation>&amp;Phương vị</translation>
    </message>
    <message>
        <source>S&amp;nap</source>
        <translation>&amp;Bắt điểm</translation>
    </message>
    <message>
        <source>Choose in the menu “Draw” what is to be drawn</source>
        <translation>Chọn thứ cần vẽ trong trình đơn “Vẽ”</translation>
    </message>
    <message>
        <source>Choose in the list “Place” what is to be placed, then click where it goes</source>
        <translation>Chọn thứ cần đặt trong bảng “Đặt lên sa bàn”, rồi nhấp vào chỗ đặt</translation>
    </message>
</context>
<context>
    <name>saban::app::PlanForm</name>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Choose the plan&apos;s file</source>
        <translation>Chọn tệp của kế hoạch</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Tên</translation>
    </message>
    <message>
        <source>&amp;Marking</source>
        <translation>Độ &amp;mật</translation>
    </message>
    <message>
        <source>&amp;Phases</source>
        <translation>Số &amp;giai đoạn</translation>
    </message>
    <message>
        <source>Names of the phases</source>
        <translation>Tên các giai đoạn</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Hệ tọa độ</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>Tệ&amp;p</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Marking</source>
        <translation>Độ mật</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Số giai đoạn</translation>
    </message>
    <message>
        <source>Phase %1</source>
        <translation>Giai đoạn %1</translation>
    </message>
    <message>
        <source>Name of phase %1</source>
        <translation>Tên giai đoạn %1</translation>
    </message>
    <message>
        <source>File of the plan</source>
        <translation>Tệp của kế hoạch</translation>
    </message>
    <message>
        <source>Plans (*.gpkg)</source>
        <translation>Kế hoạch (*.gpkg)</translation>
    </message>
    <message>
        <source>Give the plan a name.</source>
        <translation>Hãy đặt tên cho kế hoạch.</translation>
    </message>
    <message>
        <source>Give phase %1 a name.</source>
        <translation>Hãy đặt tên cho giai đoạn %1.</translation>
    </message>
    <message>
        <source>Two phases are called &apos;%1&apos;. Give each a name of its own.</source>
        <translation>Có hai giai đoạn cùng tên &apos;%1&apos;. Hãy đặt tên riêng cho mỗi giai đoạn.</translation>
    </message>
    <message>
        <source>Say where the plan&apos;s file is to lie.</source>
        <translation>Hãy cho biết nơi đặt tệp kế hoạch.</translation>
    </message>
    <message>
        <source>There is a file &apos;%1&apos; already. Choose another name: nothing is overwritten.</source>
        <translation>Đã có tệp &apos;%1&apos;. Hãy chọn tên khác: không tệp nào bị ghi đè.</translation>
    </message>
    <message>
        <source>There is no folder &apos;%1&apos;. Choose one that is there.</source>
        <translation>Không có thư mục &apos;%1&apos;. Hãy chọn một thư mục đang có.</translation>
    </message>
    <message>
        <source>The name of a plan&apos;s file ends in .gpkg, and &apos;%1&apos; does not.</source>
        <translation>Tên tệp kế hoạch có đuôi .gpkg, mà &apos;%1&apos; thì không.</translation>
    </message>
</context>
<context>
    <name>saban::app::PlanSession</name>
    <message>
        <source>The plan can be looked at but not changed: %1</source>
        <translation>Chỉ xem được kế hoạch, không sửa được: %1</translation>
    </message>
    <message>
        <source>Nothing was changed: the plan is open for reading only.</source>
        <translation>Chưa thay đổi gì: kế hoạch đang mở chỉ để đọc.</translation>
    </message>
    <message>
        <source>Nothing was changed: another program has changed the same features. What it wrote is on the table now.</source>
        <translation>Chưa thay đổi gì: chương trình khác đã sửa chính các đối tượng này. Nội dung mới đã hiện trên sa bàn.</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Hoàn tác: %1</translation>
    </message>
    <message>
        <source>Cannot take back &apos;%1&apos;: another program has changed the same features since.</source>
        <translation>Không hoàn tác được &apos;%1&apos;: chương trình khác đã sửa chính các đối tượng này.</translation>
    </message>
    <message>
        <source>Cannot do &apos;%1&apos; again: another program has changed the same features since.</source>
        <translation>Không làm lại được &apos;%1&apos;: chương trình khác đã sửa chính các đối tượng này.</translation>
    </message>
    <message>
        <source>The plan&apos;s file was changed by another program and cannot be read again: %1</source>
        <translation>Tệp kế hoạch đã bị chương trình khác thay đổi và không đọc lại được: %1</translation>
    </message>
    <message>
        <source>Another program has changed this plan: %1 added, %2 changed, %3 removed. Its changes are on the table now.</source>
        <translation>Chương trình khác đã thay đổi kế hoạch này: thêm %1, sửa %2, xóa %3. Các thay đổi đã hiện trên sa bàn.</translation>
    </message>
    <message>
        <source>The plan&apos;s file &apos;%1&apos; is gone, so nothing can be stored. Put it back; then go on.</source>
        <translation>Tệp kế hoạch &apos;%1&apos; không còn nên không lưu được gì. Hãy đặt tệp lại chỗ cũ rồi làm tiếp.</translation>
    </message>
    <message>
        <source>Another program has changed the same features: %1 was taken back.</source>
        <translation>Chương trình khác đã sửa chính các đối tượng này: đã hoàn tác %1.</translation>
    </message>
    <message>
        <source>“%1” was stopped and taken back.</source>
        <translation>Đã dừng và hoàn tác “%1”.</translation>
    </message>
    <message>
        <source>“%1” was taken back, as it could not be stored: %2</source>
        <translation>Đã hoàn tác “%1” vì không ghi được: %2</translation>
    </message>
    <message>
        <source>So was what builds on it: %1.</source>
        <translation>Những thay đổi dựa vào đó cũng được hoàn tác: %1.</translation>
    </message>
    <message>
        <source>So was what came after it: %1.</source>
        <translation>Những thay đổi sau đó cũng được hoàn tác: %1.</translation>
    </message>
    <message>
        <source>“%1” is not tried again: the plan has been changed since.</source>
        <translation>Không thử lại “%1”: kế hoạch đã thay đổi từ lúc đó.</translation>
    </message>
</context>
<context>
    <name>saban::app::PlanStart</name>
    <message>
        <source>A list is read into a plan. Create the plan first; then choose the list.</source>
        <translation>Danh sách được nhập vào một kế hoạch. Hãy lập kế hoạch trước, rồi chọn danh sách.</translation>
    </message>
    <message>
        <source>Sample exercise</source>
        <translation>Kế hoạch diễn tập mẫu</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Chọn thư mục…</translation>
    </message>
    <message>
        <source>Folder for the sample exercise</source>
        <translation>Thư mục đặt kế hoạch diễn tập mẫu</translation>
    </message>
    <message>
        <source>This is your own copy of the sample exercise: change what you like. It lies in &apos;%1&apos;.</source>
        <translation>Đây là bản sao riêng của kế hoạch diễn tập mẫu: cứ sửa tùy ý. Bản sao nằm ở &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>The plan &apos;%1&apos; is not there any more. Put it back, show where it is now, or take it off the list with Delete.</source>
        <translation>Không còn thấy kế hoạch &apos;%1&apos;. Hãy đặt tệp lại chỗ cũ, chỉ ra tệp nay ở đâu, hoặc nhấn Delete để bỏ khỏi danh sách.</translation>
    </message>
    <message>
        <source>Look for it…</source>
        <translation>Tìm tệp…</translation>
    </message>
    <message>
        <source>%1. Undo takes all of it back.</source>
        <translation>%1. Lệnh Hoàn tác lấy lại toàn bộ.</translation>
    </message>
    <message>
        <source>%1 works</source>
        <translation>%1 hạng mục</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Written to &apos;%1&apos;. %2</source>
        <translation>Đã ghi vào &apos;%1&apos;. %2</translation>
    </message>
    <message>
        <source>New plan, s&amp;tep by step…</source>
        <translation>Kế hoạch mới, từng &amp;bước…</translation>
    </message>
    <message>
        <source>&amp;Import a list…</source>
        <translation>Nhập &amp;danh sách…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Xuất…</translation>
    </message>
    <message>
        <source>&amp;Close, to the start page</source>
        <translation>Đón&amp;g, về trang đầu</translation>
    </message>
</context>
<context>
    <name>saban::app::PlanTree</name>
    <message>
        <source>No plan is open.</source>
        <translation>Chưa mở kế hoạch nào.</translation>
    </message>
    <message>
        <source>Nothing in the plan is called so.</source>
        <translation>Trong kế hoạch không có gì tên như vậy.</translation>
    </message>
    <message>
        <source>The plan is empty. Place something on the table.</source>
        <translation>Kế hoạch còn trống. Hãy đặt đối tượng lên sa bàn.</translation>
    </message>
    <message>
        <source>Search the plan</source>
        <translation>Tìm trong kế hoạch</translation>
    </message>
    <message>
        <source>Part of a name, with or without the marks on letters. Enter goes to the first one found.</source>
        <translation>Một phần của tên, có dấu hoặc không dấu. Enter để đến đối tượng đầu tiên tìm được.</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>Đế&amp;n đó</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>Đổ&amp;i tên</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Xóa</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>Nhóm mới</translation>
    </message>
    <message>
        <source>What the table and the plan hold</source>
        <translation>Những gì có trên sa bàn và trong kế hoạch</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>Theo loại</translation>
    </message>
    <message>
        <source>By group</source>
        <translation>Theo nhóm</translation>
    </message>
    <message>
        <source>By phase</source>
        <translation>Theo giai đoạn</translation>
    </message>
    <message>
        <source>How the list is grouped</source>
        <translation>Cách xếp danh sách</translation>
    </message>
    <message>
        <source>How the list is grouped. By group, features can be dragged from one into another.</source>
        <translation>Cách xếp danh sách. Khi xếp theo nhóm, có thể kéo đối tượng từ nhóm này sang nhóm khác.</translation>
    </message>
    <message>
        <source>&amp;Opacity</source>
        <translation>Độ &amp;đậm</translation>
    </message>
    <message>
        <source>Opacity of the layer</source>
        <translation>Độ đậm của lớp</translation>
    </message>
    <message>
        <source>&amp;Put into a new group</source>
        <translation>Đưa vào &amp;nhóm mới</translation>
    </message>
</context>
<context>
    <name>saban::app::PlanTreeModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 trong %2</translation>
    </message>
    <message>
        <source>Tick to show on the table</source>
        <translation>Đánh dấu để hiện trên sa bàn</translation>
    </message>
    <message>
        <source>Map layers</source>
        <translation>Lớp bản đồ</translation>
    </message>
    <message>
        <source>In no group</source>
        <translation>Không thuộc nhóm nào</translation>
    </message>
    <message>
        <source>In all phases</source>
        <translation>Mọi giai đoạn</translation>
    </message>
    <message>
        <source>%1 (locked)</source>
        <translation>%1 (đã khóa)</translation>
    </message>
</context>
<context>
    <name>saban::app::Presentation</name>
    <message>
        <source>A presentation is being held</source>
        <translation>Đang trình bày</translation>
    </message>
    <message>
        <source>There is nothing to present: the plan has no ground. Add its elevation to the table first.</source>
        <translation>Không có gì để trình bày: kế hoạch không có địa hình. Trước hết hãy thêm dữ liệu độ cao vào sa bàn.</translation>
    </message>
    <message>
        <source>There is nothing to present: open a plan, or make one on the ground that is shown (Ctrl+N).</source>
        <translation>Không có gì để trình bày: hãy mở một kế hoạch, hoặc lập kế hoạch trên địa hình đang hiện (Ctrl+N).</translation>
    </message>
    <message>
        <source>Times of the rehearsal</source>
        <translation>Thời gian tập dượt</translation>
    </message>
    <message>
        <source>That was the last scene. Esc ends the presentation.</source>
        <translation>Đó là cảnh cuối. Esc kết thúc trình bày.</translation>
    </message>
    <message>
        <source>(and %1 more)</source>
        <translation>(và %1 điều khác)</translation>
    </message>
    <message>
        <source>The audience&apos;s screen %1 is gone. Its picture comes back with it; Tab shows it here.</source>
        <translation>Màn hình %1 của người xem đã bị ngắt. Hình sẽ trở lại cùng màn hình; Tab hiện hình ở đây.</translation>
    </message>
    <message>
        <source>The presenter&apos;s screen %1 is gone. This side goes back to it when it returns; Tab shows the picture.</source>
        <translation>Màn hình %1 của người trình bày đã bị ngắt. Phía này sẽ về đó khi có lại; Tab hiện hình.</translation>
    </message>
    <message>
        <source>The audience&apos;s screen %1 is gone. The picture is on %2.</source>
        <translation>Màn hình %1 của người xem đã bị ngắt. Hình đang ở %2.</translation>
    </message>
    <message>
        <source>Audience on %1 (%2 × %3)</source>
        <translation>Người xem ở %1 (%2 × %3)</translation>
    </message>
    <message>
        <source>Swap the screens (Tab)</source>
        <translation>Đổi hai màn hình (Tab)</translation>
    </message>
    <message>
        <source>Show the picture here (Tab)</source>
        <translation>Hiện hình ở đây (Tab)</translation>
    </message>
    <message>
        <source>Size of the room</source>
        <translation>Kích thước phòng</translation>
    </message>
</context>
<context>
    <name>saban::app::PresenterWindow</name>
    <message>
        <source>Notes</source>
        <translation>Ghi chú cho người trình bày</translation>
    </message>
    <message>
        <source>Notes. %1 speaks</source>
        <translation>Ghi chú cho người trình bày (%1)</translation>
    </message>
    <message>
        <source>Then again: %1</source>
        <translation>Sau đó lại từ đầu: %1</translation>
    </message>
    <message>
        <source>The last scene</source>
        <translation>Cảnh cuối cùng</translation>
    </message>
    <message>
        <source>The picture is being made</source>
        <translation>Đang vẽ hình</translation>
    </message>
    <message>
        <source>End of the briefing</source>
        <translation>Hết bài trình bày</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>Tiếp theo: %1</translation>
    </message>
    <message>
        <source>Elapsed %1</source>
        <translation>Đã qua %1</translation>
    </message>
    <message>
        <source>Scene %1</source>
        <translation>Cảnh %1</translation>
    </message>
    <message>
        <source>Scene %1 ⏎</source>
        <translation>Cảnh %1 ⏎</translation>
    </message>
    <message>
        <source>Saban: rehearsal</source>
        <translation>Saban: tập dượt</translation>
    </message>
    <message>
        <source>Saban: presenter</source>
        <translation>Saban: người trình bày</translation>
    </message>
    <message>
        <source>◀ Back</source>
        <translation>◀ Lùi</translation>
    </message>
    <message>
        <source>Back (Page Up)</source>
        <translation>Lùi (Page Up)</translation>
    </message>
    <message>
        <source>Next ▶</source>
        <translation>Tiếp ▶</translation>
    </message>
    <message>
        <source>Next: ends what moves, then the next scene (Page Down)</source>
        <translation>Tiếp: kết thúc chuyển động, rồi sang cảnh sau (Page Down)</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Đứng yên</translation>
    </message>
    <message>
        <source>Everything stands still (S)</source>
        <translation>Mọi thứ đứng yên (S)</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Màn đen</translation>
    </message>
    <message>
        <source>Black screen (B)</source>
        <translation>Màn đen (B)</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Màn trắng</translation>
    </message>
    <message>
        <source>White screen (W)</source>
        <translation>Màn trắng (W)</translation>
    </message>
    <message>
        <source>Scene&apos;s view</source>
        <translation>Góc nhìn của cảnh</translation>
    </message>
    <message>
        <source>Back to the view of the scene (R)</source>
        <translation>Về góc nhìn của cảnh (R)</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Chú giải</translation>
    </message>
    <message>
        <source>Legend, on or off (G)</source>
        <translation>Bật, tắt chú giải (G)</translation>
    </message>
    <message>
        <source>Autoplay</source>
        <translation>Tự chạy</translation>
    </message>
    <message>
        <source>Scenes go on by themselves (A)</source>
        <translation>Cảnh tự chuyển (A)</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Lặp lại</translation>
    </message>
    <message>
        <source>After the last scene comes the first</source>
        <translation>Sau cảnh cuối là cảnh đầu</translation>
    </message>
    <message>
        <source>Swap screens</source>
        <translation>Đổi màn hình</translation>
    </message>
    <message>
        <source>Swap the screens (Tab)</source>
        <translation>Đổi hai màn hình (Tab)</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>Màn hình</translation>
    </message>
    <message>
        <source>Which screen the audience sees</source>
        <translation>Người xem thấy màn hình nào</translation>
    </message>
    <message>
        <source>Room…</source>
        <translation>Phòng…</translation>
    </message>
    <message>
        <source>Size of text and signs for the room</source>
        <translation>Cỡ chữ và ký hiệu theo phòng</translation>
    </message>
    <message>
        <source>End the rehearsal</source>
        <translation>Kết thúc tập dượt</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Kết thúc</translation>
    </message>
    <message>
        <source>End the presentation (Esc)</source>
        <translation>Kết thúc trình bày (Esc)</translation>
    </message>
    <message>
        <source>Larger notes (Ctrl + wheel)</source>
        <translation>Chữ của ghi chú to hơn (Ctrl + lăn chuột)</translation>
    </message>
    <message>
        <source>Smaller notes (Ctrl + wheel)</source>
        <translation>Chữ của ghi chú nhỏ hơn (Ctrl + lăn chuột)</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>Các cảnh</translation>
    </message>
    <message>
        <source>Progress over the scenes</source>
        <translation>Tiến trình qua các cảnh</translation>
    </message>
    <message>
        <source>Picture that the audience sees</source>
        <translation>Hình mà người xem đang thấy</translation>
    </message>
    <message>
        <source>Picture of the next scene</source>
        <translation>Hình của cảnh tiếp theo</translation>
    </message>
</context>
<context>
    <name>saban::app::PropertyPanel</name>
    <message>
        <source>&apos;%1&apos; was left as it was. %2</source>
        <translation>&apos;%1&apos; được giữ như cũ. %2</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Vị trí</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Các điểm</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(không có)</translation>
    </message>
    <message>
        <source>(is not in the plan)</source>
        <translation>(không có trong kế hoạch)</translation>
    </message>
    <message>
        <source>%1: %2 selected</source>
        <translation>%1: đã chọn %2</translation>
    </message>
    <message>
        <source>No plan is open.</source>
        <translation>Chưa mở kế hoạch nào.</translation>
    </message>
    <message>
        <source>Nothing is selected. Click something of the plan on the table, or in the list.</source>
        <translation>Chưa chọn gì. Hãy nhấp vào một đối tượng của kế hoạch trên sa bàn hoặc trong danh sách.</translation>
    </message>
    <message>
        <source>Select features of one kind to change them together.</source>
        <translation>Hãy chọn các đối tượng cùng loại để sửa cùng lúc.</translation>
    </message>
    <message>
        <source>The plan is open for reading only.</source>
        <translation>Kế hoạch đang mở chỉ để xem.</translation>
    </message>
    <message>
        <source>The plan has no groups yet.</source>
        <translation>Kế hoạch chưa có nhóm nào.</translation>
    </message>
    <message>
        <source>The plan has no phases yet.</source>
        <translation>Kế hoạch chưa có giai đoạn nào.</translation>
    </message>
    <message>
        <source>%1 (default)</source>
        <translation>%1 (theo loại)</translation>
    </message>
    <message>
        <source>This could not be stored.</source>
        <translation>Chưa lưu được thay đổi này.</translation>
    </message>
    <message>
        <source>Locked: Ctrl + L on the table unlocks.</source>
        <translation>Đã khóa: nhấn Ctrl + L trên sa bàn để mở khóa.</translation>
    </message>
    <message>
        <source>How the area was rated, such as excellent, good, passed</source>
        <translation>Kết quả đánh giá khu vực, ví dụ xuất sắc, giỏi, đạt</translation>
    </message>
    <message>
        <source>and %1 more kinds</source>
        <translation>và %1 loại khác</translation>
    </message>
    <message>
        <source>Command post</source>
        <translation>Sở chỉ huy</translation>
    </message>
    <message>
        <source>its line&apos;s</source>
        <translation>theo tuyến</translation>
    </message>
</context>
<context>
    <name>saban::app::QuestionTool</name>
    <message>
        <source>Height %1 m</source>
        <translation>Độ cao %1 m</translation>
    </message>
    <message>
        <source>No height is known here</source>
        <translation>Không có độ cao ở đây</translation>
    </message>
    <message>
        <source>Distance %1 over the ground, %2 straight</source>
        <translation>Khoảng cách %1 theo mặt đất, %2 đường thẳng</translation>
    </message>
    <message>
        <source>Distance %1 over the ground</source>
        <translation>Khoảng cách %1 theo mặt đất</translation>
    </message>
    <message>
        <source>Height difference %1</source>
        <translation>Chênh cao %1</translation>
    </message>
    <message>
        <source>grade %1 %</source>
        <translation>độ dốc %1 %</translation>
    </message>
    <message>
        <source>Bearing %1 from grid north</source>
        <translation>Phương vị %1 từ bắc lưới</translation>
    </message>
    <message>
        <source>%1 magnetic</source>
        <translation>phương vị từ %1</translation>
    </message>
</context>
<context>
    <name>saban::app::RegisterCommand</name>
    <message>
        <source>What was made of this plan: pictures, handouts, videos, prints, lists</source>
        <translation>Những gì đã xuất từ kế hoạch này: ảnh, tài liệu phát tay, video, bản in, danh sách</translation>
    </message>
    <message>
        <source>Re&amp;gister…</source>
        <translation>&amp;Sổ đăng ký…</translation>
    </message>
</context>
<context>
    <name>saban::app::RegisterWindow</name>
    <message>
        <source>Which file?</source>
        <translation>Tệp nào?</translation>
    </message>
    <message>
        <source>Export the register</source>
        <translation>Xuất sổ đăng ký</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Bảng (*.csv)</translation>
    </message>
    <message>
        <source>Nothing was made of this plan yet. Pictures, handouts, videos, prints, lists and maps that are made of it are entered here by themselves.</source>
        <translation>Chưa có gì được xuất từ kế hoạch này. Ảnh, tài liệu phát tay, video, bản in, danh sách và bản đồ xuất từ kế hoạch sẽ tự được ghi vào đây.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not in this register: it was made elsewhere, or changed since.</source>
        <translation>&apos;%1&apos; không có trong sổ này: được tạo ở nơi khác, hoặc đã bị sửa.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is number %2.</source>
        <translation>&apos;%1&apos; là số %2.</translation>
    </message>
    <message>
        <source>Cannot write the register to &apos;%1&apos;: %2. Choose a folder that you may write to and that has room.</source>
        <translation>Không ghi được sổ đăng ký vào &apos;%1&apos;: %2. Chọn thư mục được phép ghi và còn chỗ.</translation>
    </message>
    <message>
        <source>The register is in &apos;%1&apos;.</source>
        <translation>Sổ đăng ký nằm ở &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Sổ đăng ký</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Thời điểm</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Người xuất</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Marking</source>
        <translation>Độ mật</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Kích cỡ</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Số bản</translation>
    </message>
    <message>
        <source>Digest (SHA-256)</source>
        <translation>Mã băm (SHA-256)</translation>
    </message>
    <message>
        <source>What was made of the plan</source>
        <translation>Những gì đã xuất từ kế hoạch</translation>
    </message>
    <message>
        <source>&amp;Look for a file…</source>
        <translation>&amp;Tìm một tệp…</translation>
    </message>
    <message>
        <source>Is a file that somebody holds one of these, and unchanged?</source>
        <translation>Tệp ai đó đang giữ có phải là một trong số này và còn nguyên vẹn không?</translation>
    </message>
    <message>
        <source>&amp;Export as a list…</source>
        <translation>&amp;Xuất thành danh sách…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Đón&amp;g</translation>
    </message>
    <message>
        <source>Entries: %1. Nothing can be changed or taken out.</source>
        <translation>Số mục: %1. Không thể sửa hay xóa mục nào.</translation>
    </message>
    <message>
        <source>Reading &apos;%1&apos;…</source>
        <translation>Đang đọc &apos;%1&apos;…</translation>
    </message>
    <message>
        <source>Reading the register…</source>
        <translation>Đang đọc sổ đăng ký…</translation>
    </message>
</context>
<context>
    <name>saban::app::RehearsalDialog</name>
    <message>
        <source>Times of the rehearsal</source>
        <translation>Thời gian tập dượt</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Cảnh</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Dự kiến</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Thực tế</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Chênh lệch</translation>
    </message>
    <message>
        <source>Planned and taken times</source>
        <translation>Thời gian dự kiến và thực tế</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Tổng cộng</translation>
    </message>
    <message>
        <source>Should the times that were taken become the planned times of the scenes?</source>
        <translation>Lấy thời gian thực tế làm thời gian dự kiến của các cảnh?</translation>
    </message>
    <message>
        <source>The plan can only be read: the times cannot become its planned times.</source>
        <translation>Kế hoạch chỉ đọc được: không thể lấy thời gian này làm dự kiến.</translation>
    </message>
    <message>
        <source>Use these times</source>
        <translation>Lấy làm dự kiến</translation>
    </message>
    <message>
        <source>Keep the plan as it is</source>
        <translation>Giữ nguyên kế hoạch</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>saban::app::RoomBox</name>
    <message>
        <source>Text and signs have the size for a desk. Say how high the picture is and how far away the last row sits, and they become as large as that row needs.</source>
        <translation>Chữ và ký hiệu có cỡ như trên bàn làm việc. Hãy cho biết hình cao bao nhiêu và hàng ghế cuối cách bao xa, chữ sẽ lớn lên vừa mức hàng ghế ấy cần.</translation>
    </message>
    <message>
        <source>The last row sees the smallest letters under %1 arc minutes: readable. Text and signs are %2 times as large as on a desk.</source>
        <translation>Hàng ghế cuối nhìn cỡ chữ nhỏ nhất dưới góc %1 phút: đọc được. Chữ và ký hiệu lớn gấp %2 lần trên bàn làm việc.</translation>
    </message>
    <message>
        <source>The last row sees the smallest letters under %1 arc minutes: just readable. Text and signs are %2 times as large as on a desk, which is the most.</source>
        <translation>Hàng ghế cuối nhìn cỡ chữ nhỏ nhất dưới góc %1 phút: vừa đủ đọc. Chữ và ký hiệu lớn gấp %2 lần trên bàn làm việc, đó là mức lớn nhất.</translation>
    </message>
    <message>
        <source>The last row sees the smallest letters under %1 arc minutes, even at %2 times their size: 16 are needed. Seat it within %3 m, or make the picture %4 m high.</source>
        <translation>Hàng ghế cuối nhìn cỡ chữ nhỏ nhất chỉ dưới góc %1 phút, dù chữ đã lớn gấp %2 lần: cần 16 phút. Hãy xếp hàng ghế cuối trong vòng %3 m, hoặc chiếu hình cao %4 m.</translation>
    </message>
    <message>
        <source>&amp;Height of the picture</source>
        <translation>Chiều &amp;cao của hình</translation>
    </message>
    <message>
        <source>&amp;Distance of the last row</source>
        <translation>&amp;Khoảng cách hàng ghế cuối</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>chưa biết</translation>
    </message>
    <message>
        <source>From the lower to the upper edge of the picture on the wall</source>
        <translation>Từ mép dưới đến mép trên của hình trên tường</translation>
    </message>
    <message>
        <source>From the wall to the eyes of those who sit farthest away</source>
        <translation>Từ tường đến mắt người ngồi xa nhất</translation>
    </message>
    <message>
        <source>Height of the picture</source>
        <translation>Chiều cao của hình</translation>
    </message>
    <message>
        <source>Distance of the last row</source>
        <translation>Khoảng cách hàng ghế cuối</translation>
    </message>
</context>
<context>
    <name>saban::app::SampleExercise</name>
    <message>
        <source>Cannot open the sample exercise: &apos;%1&apos; does not hold it. Install the program again.</source>
        <translation>Không mở được kế hoạch diễn tập mẫu: không có trong &apos;%1&apos;. Hãy cài đặt lại chương trình.</translation>
    </message>
    <message>
        <source>Cannot copy the sample exercise to &apos;%1&apos;: no folder can be made there. Choose a folder that you may write to.</source>
        <translation>Không sao chép được kế hoạch diễn tập mẫu vào &apos;%1&apos;: không tạo được thư mục ở đó. Hãy chọn thư mục được phép ghi.</translation>
    </message>
    <message>
        <source>Cannot copy the sample exercise to &apos;%1&apos;: %2. Choose a folder that you may write to and that has room.</source>
        <translation>Không sao chép được kế hoạch diễn tập mẫu vào &apos;%1&apos;: %2. Hãy chọn thư mục được phép ghi và còn chỗ.</translation>
    </message>
</context>
<context>
    <name>saban::app::SceneEditor</name>
    <message>
        <source>Title</source>
        <translation>Tiêu đề</translation>
    </message>
    <message>
        <source>That the audience reads; without one it reads the name</source>
        <translation>Người xem đọc dòng này; để trống thì đọc tên cảnh</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Chú thích</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Người trình bày</translation>
    </message>
    <message>
        <source>Who speaks: chief of staff, engineer</source>
        <translation>Ai nói: tham mưu trưởng, công binh</translation>
    </message>
    <message>
        <source>Notes for the presenter</source>
        <translation>Ghi chú cho người trình bày</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(không có)</translation>
    </message>
    <message>
        <source>(is not in the plan)</source>
        <translation>(không có trong kế hoạch)</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Giai đoạn</translation>
    </message>
    <message>
        <source>Moment of the exercise</source>
        <translation>Thời điểm diễn tập</translation>
    </message>
    <message>
        <source>Where units are and how far works have come; empty: as the phase has them</source>
        <translation>Đơn vị ở đâu và công trình làm đến đâu; để trống: như giai đoạn</translation>
    </message>
    <message>
        <source>Use the timeline&apos;s moment</source>
        <translation>Lấy theo dòng thời gian</translation>
    </message>
    <message>
        <source>Shown for (s)</source>
        <translation>Hiện trong (giây)</translation>
    </message>
    <message>
        <source>From the arrival of the camera; 0: until the briefer goes on</source>
        <translation>Kể từ khi camera tới nơi; 0: đến khi người trình bày chuyển tiếp</translation>
    </message>
    <message>
        <source>Comes by</source>
        <translation>Chuyển bằng</translation>
    </message>
    <message>
        <source>Transition takes (s)</source>
        <translation>Chuyển trong (giây)</translation>
    </message>
    <message>
        <source>by the distance</source>
        <translation>theo quãng đường</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Chú giải</translation>
    </message>
    <message>
        <source>Shown in this scene</source>
        <translation>Hiện trong cảnh này</translation>
    </message>
    <message>
        <source>▶ Try</source>
        <translation>▶ Chạy thử</translation>
    </message>
    <message>
        <source>Plays the scene over the table as the audience will see it; Esc ends</source>
        <translation>Chiếu cảnh ngay trên sa bàn đúng như người xem sẽ thấy; Esc để dừng</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Cảnh</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Hành động</translation>
    </message>
    <message>
        <source>No plan is open.</source>
        <translation>Chưa mở kế hoạch nào.</translation>
    </message>
    <message>
        <source>Choose a scene in the list of scenes.</source>
        <translation>Hãy chọn một cảnh trong danh sách cảnh.</translation>
    </message>
    <message>
        <source>The plan is open for reading only.</source>
        <translation>Kế hoạch đang mở chỉ để đọc.</translation>
    </message>
    <message>
        <source>Actions (%1)</source>
        <translation>Hành động (%1)</translation>
    </message>
    <message>
        <source>Map: %1</source>
        <translation>Bản đồ: %1</translation>
    </message>
    <message>
        <source>What scene %1 shows</source>
        <translation>Những gì cảnh %1 hiện</translation>
    </message>
    <message>
        <source>This could not be stored.</source>
        <translation>Không lưu được.</translation>
    </message>
    <message>
        <source>Stands under the picture</source>
        <translation>Nằm dưới hình</translation>
    </message>
</context>
<context>
    <name>saban::app::SceneRowDelegate</name>
    <message>
        <source>Things that are gone: %1</source>
        <translation>Không còn: %1 thứ</translation>
    </message>
</context>
<context>
    <name>saban::app::SceneWords</name>
    <message>
        <source>Its phase is not in the plan any more.</source>
        <translation>Giai đoạn của cảnh không còn trong kế hoạch.</translation>
    </message>
    <message>
        <source>Of the layers and features that it hides, %1 are not in the plan any more.</source>
        <translation>Trong các lớp và đối tượng mà cảnh ẩn, %1 không còn trong kế hoạch.</translation>
    </message>
</context>
<context>
    <name>saban::app::SearchDesk</name>
    <message>
        <source>Searching…</source>
        <translation>Đang tìm…</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Tìm…</translation>
    </message>
    <message>
        <source>Only the first %1 are listed. Type more letters.</source>
        <translation>Chỉ liệt kê %1 kết quả đầu. Hãy gõ thêm chữ.</translation>
    </message>
    <message>
        <source>There is no table yet: open elevation or a plan first.</source>
        <translation>Chưa có sa bàn: hãy mở dữ liệu độ cao hoặc một kế hoạch trước.</translation>
    </message>
    <message>
        <source>Nothing in the plan or on the map is called “%1”.</source>
        <translation>Không có gì trong kế hoạch hay trên bản đồ có tên “%1”.</translation>
    </message>
    <message>
        <source>Nothing on the map is called “%1”.</source>
        <translation>Không có gì trên bản đồ có tên “%1”.</translation>
    </message>
    <message>
        <source>Read as coordinates: %1</source>
        <translation>Nếu đọc là tọa độ: %1</translation>
    </message>
    <message>
        <source>outside the table, %1 km from its edge</source>
        <translation>ngoài sa bàn, cách mép %1 km</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>Tọa độ</translation>
    </message>
    <message>
        <source>Name on the map</source>
        <translation>Địa danh trên bản đồ</translation>
    </message>
    <message>
        <source>Enter shows this phase</source>
        <translation>Enter để hiện giai đoạn này</translation>
    </message>
    <message>
        <source>“%1” lies %2. Add elevation there to see it.</source>
        <translation>“%1” nằm %2. Hãy thêm dữ liệu độ cao ở đó để xem.</translation>
    </message>
    <message>
        <source>“%1” is selected. It lies %2.</source>
        <translation>Đã chọn “%1”. Đối tượng này nằm %2.</translation>
    </message>
</context>
<context>
    <name>saban::app::SearchField</name>
    <message>
        <source>Search: name, place, coordinates (Ctrl+F)</source>
        <translation>Tìm: tên, địa danh, tọa độ (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search the plan, the map and coordinates</source>
        <translation>Tìm trong kế hoạch, bản đồ và theo tọa độ</translation>
    </message>
    <message>
        <source>Names of the plan and of the map, kinds, notes, or coordinates in any way of writing them. Enter flies there, Escape leaves.</source>
        <translation>Tên trong kế hoạch và trên bản đồ, loại, ghi chú, hoặc tọa độ viết theo bất kỳ cách nào. Enter để bay tới đó, Esc để thoát.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Kết quả tìm kiếm</translation>
    </message>
</context>
<context>
    <name>saban::app::SectionChart</name>
    <message>
        <source>Profile of the ground</source>
        <translation>Biểu đồ mặt cắt địa hình</translation>
    </message>
</context>
<context>
    <name>saban::app::SectionDesk</name>
    <message>
        <source>Draw a line with two clicks on the ground.</source>
        <translation>Vẽ đường cắt bằng hai lần nhấp trên mặt đất.</translation>
    </message>
    <message>
        <source>Draw a line with two clicks on the ground, or cut along the selected one.</source>
        <translation>Vẽ đường cắt bằng hai lần nhấp trên mặt đất, hoặc cắt theo đường đang chọn.</translation>
    </message>
    <message>
        <source>There is no line to cut along: select a route, a control line or a trench, or measure a line first.</source>
        <translation>Không có đường để cắt theo: hãy chọn một đường cơ động, tuyến hoặc hào, hoặc đo một đường trước.</translation>
    </message>
    <message>
        <source>Save the profile as a picture</source>
        <translation>Lưu mặt cắt thành ảnh</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg)</source>
        <translation>Ảnh (*.png *.svg)</translation>
    </message>
    <message>
        <source>Save the profile as a table</source>
        <translation>Lưu mặt cắt thành bảng</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Bảng (*.csv)</translation>
    </message>
    <message>
        <source>Cross-&amp;section</source>
        <translation>&amp;Mặt cắt</translation>
    </message>
    <message>
        <source>Cross-section</source>
        <translation>Mặt cắt</translation>
    </message>
</context>
<context>
    <name>saban::app::SectionPanel</name>
    <message>
        <source> · no elevation on %1</source>
        <translation> · không có độ cao trên %1</translation>
    </message>
    <message>
        <source>&amp;Draw line</source>
        <translation>&amp;Vẽ đường cắt</translation>
    </message>
    <message>
        <source>Two clicks on the ground say where the block is cut.</source>
        <translation>Hai lần nhấp trên mặt đất chỉ chỗ cắt khối sa bàn.</translation>
    </message>
    <message>
        <source>&amp;Along selection</source>
        <translation>Theo đường đã &amp;chọn</translation>
    </message>
    <message>
        <source>Along the selected route or line, or along the line that was just measured.</source>
        <translation>Theo đường cơ động hoặc đường đang chọn, hoặc theo đường vừa đo.</translation>
    </message>
    <message>
        <source>C&amp;ut the block</source>
        <translation>Cắt &amp;khối sa bàn</translation>
    </message>
    <message>
        <source>Without it the chart alone is shown.</source>
        <translation>Nếu bỏ chọn thì chỉ hiện biểu đồ.</translation>
    </message>
    <message>
        <source>&amp;Other side</source>
        <translation>&amp;Lật phía</translation>
    </message>
    <message>
        <source>Takes the other side of the cut away (F).</source>
        <translation>Bỏ phía bên kia của mặt cắt (phím F).</translation>
    </message>
    <message>
        <source>Move the cut nearer</source>
        <translation>Kéo mặt cắt lại gần</translation>
    </message>
    <message>
        <source>Moves the cut nearer ( [ , or Ctrl and wheel).</source>
        <translation>Kéo mặt cắt lại gần (phím [, hoặc Ctrl và con lăn).</translation>
    </message>
    <message>
        <source>Move the cut farther</source>
        <translation>Đẩy mặt cắt ra xa</translation>
    </message>
    <message>
        <source>Moves the cut farther ( ] , or Ctrl and wheel).</source>
        <translation>Đẩy mặt cắt ra xa (phím ], hoặc Ctrl và con lăn).</translation>
    </message>
    <message>
        <source>Save &amp;picture…</source>
        <translation>Lưu ả&amp;nh…</translation>
    </message>
    <message>
        <source>Save &amp;table…</source>
        <translation>Lưu &amp;bảng…</translation>
    </message>
    <message>
        <source>&amp;End</source>
        <translation>Kết &amp;thúc</translation>
    </message>
    <message>
        <source>The block is whole again (Esc).</source>
        <translation>Khối sa bàn trở lại nguyên vẹn (Esc).</translation>
    </message>
    <message>
        <source>Length %1 · heights %2 to %3 · climbs %4, falls %5</source>
        <translation>Dài %1 · độ cao %2 đến %3 · lên %4, xuống %5</translation>
    </message>
    <message>
        <source> · steepest %1 % over %2</source>
        <translation> · dốc nhất %1 % trên đoạn %2</translation>
    </message>
    <message>
        <source> · one step of %1 % at %2</source>
        <translation> · chỗ gãy %1 % tại %2 (bờ, vách)</translation>
    </message>
</context>
<context>
    <name>saban::app::SectionTool</name>
    <message>
        <source>[ and ], or Ctrl and wheel: move the cut · F: other side · Backspace: draw anew · Esc: end</source>
        <translation>[ và ], hoặc Ctrl và con lăn: dời mặt cắt · F: lật phía · Backspace: vẽ lại · Esc: kết thúc</translation>
    </message>
    <message>
        <source>Click: where the cut ends · Esc: begin anew</source>
        <translation>Nhấp: điểm cuối đường cắt · Esc: vẽ lại từ đầu</translation>
    </message>
    <message>
        <source>Click: where the cut begins · Esc: done</source>
        <translation>Nhấp: điểm đầu đường cắt · Esc: xong</translation>
    </message>
</context>
<context>
    <name>saban::app::SelectTool</name>
    <message>
        <source>Click: select · Drag: move · Shift + drag: select a box · Delete: remove · Esc: deselect</source>
        <translation>Nhấp: chọn · Kéo: di chuyển · Shift + kéo: chọn theo khung · Delete: xóa · Esc: bỏ chọn</translation>
    </message>
    <message>
        <source>%1 · Alt: do not snap</source>
        <translation>%1 · Alt: không bắt điểm</translation>
    </message>
    <message>
        <source>Locked: Ctrl + L unlocks · Click: select · Esc: deselect</source>
        <translation>Đã khóa: Ctrl + L để mở khóa · Nhấp: chọn · Esc: bỏ chọn</translation>
    </message>
</context>
<context>
    <name>saban::app::Snapper</name>
    <message>
        <source>At a point of the plan</source>
        <translation>Bắt vào điểm của kế hoạch</translation>
    </message>
    <message>
        <source>On a line of the plan</source>
        <translation>Bắt vào đường của kế hoạch</translation>
    </message>
    <message>
        <source>On a line of the map</source>
        <translation>Bắt vào đường trên bản đồ</translation>
    </message>
    <message>
        <source>At a crossing of the grid</source>
        <translation>Bắt vào giao điểm lưới</translation>
    </message>
    <message>
        <source>On a grid line</source>
        <translation>Bắt vào đường lưới</translation>
    </message>
    <message>
        <source>To points and lines of the &amp;plan</source>
        <translation>Vào điểm và đường của &amp;kế hoạch</translation>
    </message>
    <message>
        <source>To roads and lines of the &amp;map</source>
        <translation>Vào đường sá trên &amp;bản đồ</translation>
    </message>
    <message>
        <source>To the &amp;grid</source>
        <translation>Vào &amp;lưới tọa độ</translation>
    </message>
</context>
<context>
    <name>saban::app::SplitTool</name>
    <message>
        <source>Click on the line: split it there · Esc: do not</source>
        <translation>Nhấp lên đường: chia tại đó · Esc: thôi</translation>
    </message>
</context>
<context>
    <name>saban::app::StartPage</name>
    <message>
        <source>Digital sand table</source>
        <translation>Sa bàn số</translation>
    </message>
    <message>
        <source>Reading the files…</source>
        <translation>Đang đọc các tệp…</translation>
    </message>
    <message>
        <source>New plan…</source>
        <translation>Kế hoạch mới…</translation>
    </message>
    <message>
        <source>Choose the ground, the area and the grid, step by step</source>
        <translation>Chọn địa hình, khu vực và hệ tọa độ theo từng bước</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Mở…</translation>
    </message>
    <message>
        <source>A plan, or elevation, imagery and vector files</source>
        <translation>Kế hoạch, hoặc các tệp độ cao, ảnh và véc-tơ</translation>
    </message>
    <message>
        <source>Sample exercise</source>
        <translation>Kế hoạch diễn tập mẫu</translation>
    </message>
    <message>
        <source>Opens a copy of an invented exercise on invented ground</source>
        <translation>Mở bản sao của một cuộc diễn tập giả định trên địa hình giả định</translation>
    </message>
    <message>
        <source>Import a list…</source>
        <translation>Nhập danh sách…</translation>
    </message>
    <message>
        <source>Makes a plan and reads works, units or posts from a list into it</source>
        <translation>Lập kế hoạch rồi nhập công trình, đơn vị hoặc sở chỉ huy từ danh sách</translation>
    </message>
    <message>
        <source>Recent plans</source>
        <translation>Kế hoạch mở gần đây</translation>
    </message>
    <message>
        <source>Drop a plan, elevation, imagery and vector files or folders here</source>
        <translation>Thả kế hoạch, tệp hoặc thư mục độ cao, ảnh và véc-tơ vào đây</translation>
    </message>
</context>
<context>
    <name>saban::app::StatusLine</name>
    <message>
        <source>VN-2000 X (north), Y (east)</source>
        <translation>VN-2000 X (bắc), Y (đông)</translation>
    </message>
    <message>
        <source>Easting, northing of the table</source>
        <translation>Tọa độ Đông, Bắc của sa bàn</translation>
    </message>
    <message>
        <source>Latitude, longitude in degrees</source>
        <translation>Vĩ độ, kinh độ theo độ</translation>
    </message>
    <message>
        <source>Latitude, longitude in degrees, minutes, seconds</source>
        <translation>Vĩ độ, kinh độ theo độ, phút, giây</translation>
    </message>
    <message>
        <source>UTM on WGS 84</source>
        <translation>UTM trên WGS 84</translation>
    </message>
    <message>
        <source>MGRS on WGS 84</source>
        <translation>MGRS trên WGS 84</translation>
    </message>
    <message>
        <source>outside this system</source>
        <translation>ngoài hệ tọa độ này</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>H %1 m (filled)</source>
        <translation>H %1 m (nội suy)</translation>
    </message>
    <message>
        <source>H %1 m</source>
        <translation>H %1 m</translation>
    </message>
    <message>
        <source>Reading the files…</source>
        <translation>Đang đọc các tệp…</translation>
    </message>
    <message>
        <source>%1: %2 %</source>
        <translation>%1: %2 %</translation>
    </message>
    <message>
        <source>Loading detail. Tiles: %1</source>
        <translation>Đang nạp chi tiết. Số mảnh: %1</translation>
    </message>
    <message>
        <source>Right-click to choose how coordinates are written</source>
        <translation>Nhấp chuột phải để chọn cách viết tọa độ</translation>
    </message>
    <message>
        <source>Copy the coordinates</source>
        <translation>Sao chép tọa độ</translation>
    </message>
</context>
<context>
    <name>saban::app::StoringNote</name>
    <message>
        <source>Storing “%1”, then %2 more</source>
        <translation>Đang ghi “%1”, sau đó còn %2</translation>
    </message>
    <message>
        <source>Storing “%1”</source>
        <translation>Đang ghi “%1”</translation>
    </message>
    <message>
        <source>Storing the plan</source>
        <translation>Đang ghi kế hoạch</translation>
    </message>
    <message>
        <source>How far storing is</source>
        <translation>Đã ghi được bao nhiêu</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Stops storing this change and takes it back</source>
        <translation>Dừng ghi thay đổi này và hoàn tác</translation>
    </message>
</context>
<context>
    <name>saban::app::TableWidget</name>
    <message>
        <source>The graphics driver was reset, and the picture is lost. Every edit is stored: close the program and start it again, and it offers to open what is open now.</source>
        <translation>Trình điều khiển đồ họa đã khởi động lại và hình vẽ bị mất. Mọi thay đổi đều đã được lưu: hãy đóng chương trình rồi mở lại, chương trình sẽ mời mở lại những gì đang mở.</translation>
    </message>
</context>
<context>
    <name>saban::app::TimelineAxis</name>
    <message>
        <source>Due %1: %2</source>
        <translation>Hạn %1: %2</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>và %1 nữa</translation>
    </message>
    <message>
        <source>%1: %2 to %3</source>
        <translation>%1: %2 đến %3</translation>
    </message>
</context>
<context>
    <name>saban::app::TimelinePanel</name>
    <message>
        <source>A timeline belongs to a plan: open one, or make one.</source>
        <translation>Dòng thời gian thuộc về một kế hoạch: hãy mở hoặc lập kế hoạch.</translation>
    </message>
    <message>
        <source>The plan has no phases and no works with dates yet: there is nothing to play.</source>
        <translation>Kế hoạch chưa có giai đoạn, cũng chưa có hạng mục nào ghi ngày: không có gì để chạy.</translation>
    </message>
    <message>
        <source>❚❚ Pause</source>
        <translation>❚❚ Dừng</translation>
    </message>
    <message>
        <source>▶ Play</source>
        <translation>▶ Chạy</translation>
    </message>
    <message>
        <source>Before the first phase</source>
        <translation>Trước giai đoạn đầu</translation>
    </message>
    <message>
        <source>Play, or choose a moment on the scale</source>
        <translation>Nhấp Chạy, hoặc chọn một thời điểm trên thước</translation>
    </message>
    <message>
        <source>all in 60 s</source>
        <translation>tất cả trong 60 giây</translation>
    </message>
    <message>
        <source>%1 (%2 a second)</source>
        <translation>%1 (%2 mỗi giây)</translation>
    </message>
    <message>
        <source>Plays the exercise (Space)</source>
        <translation>Chạy cuộc diễn tập (phím cách)</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Kết thúc</translation>
    </message>
    <message>
        <source>Back to the phase as it is (Esc)</source>
        <translation>Trở lại giai đoạn như trước (Esc)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tốc độ</translation>
    </message>
    <message>
        <source>How fast time goes</source>
        <translation>Thời gian trôi nhanh chậm</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Giai đoạn</translation>
    </message>
    <message>
        <source>Phases and works</source>
        <translation>Giai đoạn và hạng mục</translation>
    </message>
    <message>
        <source>What the scale shows: the phases, or from the first day of work to the last</source>
        <translation>Thước hiện gì: các giai đoạn, hoặc từ ngày thi công đầu đến ngày cuối</translation>
    </message>
    <message>
        <source>What the scale shows</source>
        <translation>Thước hiện gì</translation>
    </message>
    <message>
        <source>Time of the exercise</source>
        <translation>Thời gian diễn tập</translation>
    </message>
</context>
<context>
    <name>saban::app::TwoViews</name>
    <message>
        <source>Other state</source>
        <translation>Trạng thái kia</translation>
    </message>
    <message>
        <source>View %1</source>
        <comment>of two</comment>
        <translation>Khung nhìn %1</translation>
    </message>
    <message>
        <source>&amp;Close the second view</source>
        <translation>Đóng &amp;khung nhìn thứ hai</translation>
    </message>
    <message>
        <source>&amp;Open a second view</source>
        <translation>Mở &amp;khung nhìn thứ hai</translation>
    </message>
    <message>
        <source>T&amp;wo views</source>
        <translation>&amp;Hai khung nhìn</translation>
    </message>
    <message>
        <source>O&amp;ne view</source>
        <translation>&amp;Một khung nhìn</translation>
    </message>
    <message>
        <source>Side by &amp;side</source>
        <translation>&amp;Cạnh nhau</translation>
    </message>
    <message>
        <source>One &amp;above the other</source>
        <translation>&amp;Trên và dưới</translation>
    </message>
    <message>
        <source>S&amp;wipe between two</source>
        <translation>&amp;Gạt giữa hai khung nhìn</translation>
    </message>
    <message>
        <source>Same &amp;view point</source>
        <translation>Cùng &amp;điểm nhìn</translation>
    </message>
    <message>
        <source>&amp;To the other view</source>
        <translation>Sang khung nhìn &amp;kia</translation>
    </message>
    <message>
        <source>&amp;Compared state in the second view</source>
        <translation>&amp;Trạng thái so sánh ở khung nhìn thứ hai</translation>
    </message>
    <message>
        <source>&amp;In a window of its own</source>
        <translation>Trong &amp;cửa sổ riêng</translation>
    </message>
    <message>
        <source>Second view in a window of its own, for another screen (Ctrl+Shift+F7)</source>
        <translation>Đưa khung nhìn thứ hai ra cửa sổ riêng, cho màn hình khác (Ctrl+Shift+F7)</translation>
    </message>
    <message>
        <source>Second view in a window of its own</source>
        <translation>Khung nhìn thứ hai trong cửa sổ riêng</translation>
    </message>
</context>
<context>
    <name>saban::app::TwoViewsPanel</name>
    <message>
        <source>Shows %1, for looking only.</source>
        <translation>Hiển thị %1, chỉ để xem.</translation>
    </message>
    <message>
        <source>Phase, look and what the plan shows are chosen as always: they act on this view.</source>
        <translation>Giai đoạn, cách thể hiện và nội dung kế hoạch được chọn như thường lệ: chúng tác động lên khung nhìn này.</translation>
    </message>
    <message>
        <source>&amp;Views on the table</source>
        <translation>Khung nhìn trên sa &amp;bàn</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Một</translation>
    </message>
    <message>
        <source>Two, side by side</source>
        <translation>Hai, cạnh nhau</translation>
    </message>
    <message>
        <source>Two, one above the other</source>
        <translation>Hai, trên và dưới</translation>
    </message>
    <message>
        <source>Two, swiped with a bar</source>
        <translation>Hai, gạt bằng thanh trượt</translation>
    </message>
    <message>
        <source>Same view point</source>
        <translation>Cùng điểm nhìn</translation>
    </message>
    <message>
        <source>V&amp;iew to adjust</source>
        <translation>Khung nhìn đang &amp;chỉnh</translation>
    </message>
    <message>
        <source>View %1</source>
        <translation>Khung nhìn %1</translation>
    </message>
    <message>
        <source>&amp;Layers of this view</source>
        <translation>&amp;Lớp của khung nhìn này</translation>
    </message>
    <message>
        <source>Two, second window</source>
        <translation>Hai, khung thứ hai ở cửa sổ riêng</translation>
    </message>
</context>
<context>
    <name>saban::app::ViewDivider</name>
    <message>
        <source>Bar between the two views</source>
        <translation>Thanh giữa hai khung nhìn</translation>
    </message>
    <message>
        <source>Drag, or move with the arrow keys</source>
        <translation>Kéo, hoặc dùng phím mũi tên</translation>
    </message>
</context>
<context>
    <name>saban::app::ViewWindow</name>
    <message>
        <source>&amp;Back into the main window</source>
        <translation>&amp;Về lại cửa sổ chính</translation>
    </message>
    <message>
        <source>Full screen (F11)</source>
        <translation>Toàn màn hình (F11)</translation>
    </message>
    <message>
        <source>&amp;Close the second view</source>
        <translation>Đóng &amp;khung nhìn thứ hai</translation>
    </message>
    <message>
        <source>Second view</source>
        <translation>Khung nhìn thứ hai</translation>
    </message>
    <message>
        <source>Sand table, second view</source>
        <translation>Sa bàn, khung nhìn thứ hai</translation>
    </message>
</context>
<context>
    <name>saban::app::ViewsPanel</name>
    <message>
        <source>Re&amp;take from the present view</source>
        <translation>&amp;Chụp lại từ góc nhìn hiện tại</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>Đổi &amp;tên</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Xóa</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Chuyển &amp;lên</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Chuyển &amp;xuống</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (bản sao)</translation>
    </message>
    <message>
        <source>Duplicate scene %1</source>
        <translation>Nhân bản cảnh %1</translation>
    </message>
    <message>
        <source>Retake scene %1</source>
        <translation>Chụp lại cảnh %1</translation>
    </message>
    <message>
        <source>Remove scene %1</source>
        <translation>Xóa cảnh %1</translation>
    </message>
    <message>
        <source>Scene %1</source>
        <translation>Cảnh %1</translation>
    </message>
    <message>
        <source>New scene %1</source>
        <translation>Cảnh mới %1</translation>
    </message>
    <message>
        <source>Rename scene %1</source>
        <translation>Đổi tên cảnh %1</translation>
    </message>
    <message>
        <source>Put scenes in another order</source>
        <translation>Xếp lại thứ tự cảnh</translation>
    </message>
    <message>
        <source>until you go on</source>
        <translation>đến khi chuyển tiếp</translation>
    </message>
    <message>
        <source>Scenes are kept in a plan: open one, or make one.</source>
        <translation>Cảnh được giữ trong kế hoạch: hãy mở hoặc lập kế hoạch.</translation>
    </message>
    <message>
        <source>No scene yet. Bring the table into view and press Ctrl+B: a scene keeps the place, the phase, what is hidden and the light. Without scenes a briefing shows the whole table and each phase.</source>
        <translation>Chưa có cảnh nào. Đưa sa bàn về góc nhìn cần thiết rồi nhấn Ctrl+B: cảnh giữ chỗ nhìn, giai đoạn, những gì ẩn và ánh sáng. Khi chưa có cảnh, buổi báo cáo hiện toàn sa bàn rồi từng giai đoạn.</translation>
    </message>
    <message>
        <source>Scenes: %1</source>
        <translation>%1 cảnh</translation>
    </message>
    <message>
        <source>%1 planned</source>
        <translation>dự kiến %1</translation>
    </message>
    <message>
        <source>%1 without a duration</source>
        <translation>%1 cảnh chưa có thời lượng</translation>
    </message>
    <message>
        <source>&amp;New scene</source>
        <translation>Cảnh &amp;mới</translation>
    </message>
    <message>
        <source>Makes a scene of the present view (Ctrl+B)</source>
        <translation>Tạo cảnh từ góc nhìn hiện tại (Ctrl+B)</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Sửa…</translation>
    </message>
    <message>
        <source>Texts, times, transition and actions of the chosen scene (Alt+Enter)</source>
        <translation>Lời, thời gian, cách chuyển và hành động của cảnh đang chọn (Alt+Enter)</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Nhân bản</translation>
    </message>
    <message>
        <source>More for the chosen scene</source>
        <translation>Thêm cho cảnh đang chọn</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>Các cảnh</translation>
    </message>
    <message>
        <source>View %1</source>
        <translation>Góc nhìn %1</translation>
    </message>
    <message>
        <source>Take saved views along as scenes</source>
        <translation>Đưa các góc nhìn đã lưu vào làm cảnh</translation>
    </message>
    <message>
        <source>&amp;New view</source>
        <translation>Góc nhìn &amp;mới</translation>
    </message>
    <message>
        <source>Keeps the present view of this ground (Ctrl+B)</source>
        <translation>Giữ góc nhìn hiện tại của địa hình này (Ctrl+B)</translation>
    </message>
    <message>
        <source>No view yet. Bring the table into view and press Ctrl+B: a view keeps the place, the look and the layers of this ground, on this computer. A plan that is made on the ground can take them along as scenes.</source>
        <translation>Chưa có góc nhìn nào. Đưa sa bàn về góc nhìn cần thiết rồi nhấn Ctrl+B: góc nhìn giữ chỗ đang nhìn, cách thể hiện và các lớp của địa hình này, ngay trên máy này. Kế hoạch lập trên địa hình này có thể lấy chúng làm cảnh.</translation>
    </message>
    <message>
        <source>Views: %1. Kept on this computer for this ground; a plan made on it can take them along.</source>
        <translation>Góc nhìn: %1. Giữ trên máy này cho địa hình này; kế hoạch lập trên đó có thể lấy theo.</translation>
    </message>
    <message>
        <source>Undo the &amp;last change of the views</source>
        <translation>Hoàn tác thay đổi góc nhìn &amp;gần nhất</translation>
    </message>
    <message>
        <source>1 action</source>
        <translation>1 hành động</translation>
    </message>
    <message>
        <source>%1 actions</source>
        <translation>%1 hành động</translation>
    </message>
</context>
<context>
    <name>saban::app::WindowActions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Tệp</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Mở…</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>Mở thư mụ&amp;c…</translation>
    </message>
    <message>
        <source>&amp;Add to the table…</source>
        <translation>T&amp;hêm vào sa bàn…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Mở &amp;gần đây</translation>
    </message>
    <message>
        <source>&amp;Save picture…</source>
        <translation>&amp;Lưu ảnh…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Th&amp;oát</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Xem</translation>
    </message>
    <message>
        <source>&amp;Whole table</source>
        <translation>Toàn bộ &amp;sa bàn</translation>
    </message>
    <message>
        <source>&amp;North up</source>
        <translation>Hướng &amp;bắc lên trên</translation>
    </message>
    <message>
        <source>From &amp;above</source>
        <translation>Nhìn từ &amp;trên xuống</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>Lại gần</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>Ra xa</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>Sang trái</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>Sang phải</translation>
    </message>
    <message>
        <source>Move forward</source>
        <translation>Tiến lên</translation>
    </message>
    <message>
        <source>Move back</source>
        <translation>Lùi lại</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Xoay trái</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Xoay phải</translation>
    </message>
    <message>
        <source>Tilt towards the horizon</source>
        <translation>Nghiêng lên chân trời</translation>
    </message>
    <message>
        <source>Tilt towards the ground</source>
        <translation>Nghiêng xuống mặt đất</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Bảng bên</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>Toàn &amp;màn hình</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>&amp;Sa bàn</translation>
    </message>
    <message>
        <source>More vertical exaggeration</source>
        <translation>Tăng phóng đại độ cao</translation>
    </message>
    <message>
        <source>Less vertical exaggeration</source>
        <translation>Giảm phóng đại độ cao</translation>
    </message>
    <message>
        <source>&amp;Contour lines</source>
        <translation>Đường &amp;bình độ</translation>
    </message>
    <message>
        <source>&amp;Grid lines</source>
        <translation>&amp;Lưới tọa độ</translation>
    </message>
    <message>
        <source>&amp;Frame, north arrow, scale bar</source>
        <translation>&amp;Khung, mũi tên chỉ bắc, thước tỷ lệ</translation>
    </message>
    <message>
        <source>&amp;Imagery</source>
        <translation>Ả&amp;nh</translation>
    </message>
    <message>
        <source>Coordinate &amp;reference system…</source>
        <translation>&amp;Hệ tọa độ…</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Ngôn ngữ</translation>
    </message>
    <message>
        <source>Switch language</source>
        <translation>Đổi ngôn ngữ</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Trợ &amp;giúp</translation>
    </message>
    <message>
        <source>&amp;Keys and mouse</source>
        <translation>&amp;Phím và chuột</translation>
    </message>
    <message>
        <source>&amp;About Saban</source>
        <translation>&amp;Giới thiệu Saban</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Sửa</translation>
    </message>
    <message>
        <source>&amp;New plan on this ground…</source>
        <translation>&amp;Kế hoạch mới trên địa hình này…</translation>
    </message>
    <message>
        <source>&amp;Help on this panel</source>
        <translation>Trợ giúp về &amp;bảng này</translation>
    </message>
    <message>
        <source>&amp;Legend</source>
        <translation>&amp;Chú giải</translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation>&amp;Trình bày</translation>
    </message>
    <message>
        <source>Present from the chosen scene</source>
        <translation>Trình bày từ cảnh đang chọn</translation>
    </message>
    <message>
        <source>Rehearse, with times</source>
        <translation>Tập dượt, ghi thời gian</translation>
    </message>
    <message>
        <source>Mo&amp;ve the view</source>
        <translation>Di ch&amp;uyển góc nhìn</translation>
    </message>
</context>
<context>
    <name>saban::app::Works</name>
    <message>
        <source>done</source>
        <translation>đã xong</translation>
    </message>
    <message>
        <source>on time</source>
        <translation>đúng tiến độ</translation>
    </message>
    <message>
        <source>at risk</source>
        <translation>có nguy cơ chậm</translation>
    </message>
    <message>
        <source>late</source>
        <translation>chậm</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>chưa rõ</translation>
    </message>
</context>
<context>
    <name>saban::app::WorksModel</name>
    <message>
        <source>“%1” is no day: write it as 20/05/2026.</source>
        <translation>“%1” không phải ngày: hãy viết như 20/05/2026.</translation>
    </message>
    <message>
        <source>“%1” is no percentage: give a number from 0 to 100.</source>
        <translation>“%1” không phải tỷ lệ phần trăm: hãy cho số từ 0 đến 100.</translation>
    </message>
    <message>
        <source>“%1” is no cost: give a number that is not negative, or nothing.</source>
        <translation>“%1” không phải kinh phí: hãy cho số không âm, hoặc để trống.</translation>
    </message>
    <message>
        <source>This is computed and cannot be typed.</source>
        <translation>Mục này được tính ra, không nhập được.</translation>
    </message>
    <message>
        <source>It cannot be due on %1, before it starts on %2.</source>
        <translation>Hạn %1 không thể trước ngày bắt đầu %2.</translation>
    </message>
    <message>
        <source>%1, of %2</source>
        <translation>%1, thuộc %2</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Hạng mục</translation>
    </message>
    <message>
        <source>Structure or route</source>
        <translation>Công trình hoặc đường</translation>
    </message>
    <message>
        <source>Responsible body</source>
        <translation>Cơ quan phụ trách</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Bắt đầu</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Hạn</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Tiến độ</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kinh phí</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>Bước cấp vốn</translation>
    </message>
    <message>
        <source>Change work %1</source>
        <translation>Sửa hạng mục %1</translation>
    </message>
    <message>
        <source>This could not be stored. What stands in the way is told in a message of the window.</source>
        <translation>Không lưu được. Lý do nằm trong thông báo của cửa sổ.</translation>
    </message>
</context>
<context>
    <name>saban::app::WorksPanel</name>
    <message>
        <source>Search works</source>
        <translation>Tìm hạng mục</translation>
    </message>
    <message>
        <source>Responsible body</source>
        <translation>Cơ quan phụ trách</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>State on</source>
        <translation>Tình trạng ngày</translation>
    </message>
    <message>
        <source>Late, at risk and on time are told for this day</source>
        <translation>Chậm, có nguy cơ chậm và đúng tiến độ được tính cho ngày này</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>Colour the table by state</source>
        <translation>Tô màu sa bàn theo tình trạng</translation>
    </message>
    <message>
        <source>New work</source>
        <translation>Thêm hạng mục</translation>
    </message>
    <message>
        <source>New work for each picked structure and route</source>
        <translation>Thêm hạng mục cho từng công trình và đường đang chọn</translation>
    </message>
    <message>
        <source>Remove work</source>
        <translation>Xóa hạng mục</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Hạng mục</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>Tổng hợp</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Tiến độ</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Chậm</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>Nguy cơ</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Đã xong</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kinh phí</translation>
    </message>
    <message>
        <source>Latest due</source>
        <translation>Hạn muộn nhất</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Mọi tình trạng</translation>
    </message>
    <message>
        <source>All bodies</source>
        <translation>Mọi cơ quan</translation>
    </message>
    <message>
        <source>No body</source>
        <translation>Chưa giao cơ quan nào</translation>
    </message>
    <message>
        <source>No works in this plan yet</source>
        <translation>Kế hoạch chưa có hạng mục nào</translation>
    </message>
    <message>
        <source>No work fits the search</source>
        <translation>Không có hạng mục nào khớp</translation>
    </message>
    <message>
        <source>Works: %1</source>
        <translation>%1 hạng mục</translation>
    </message>
    <message>
        <source>%1 % on average</source>
        <translation>%1 % trung bình</translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation>%1 chậm</translation>
    </message>
    <message>
        <source>%1 at risk</source>
        <translation>%1 có nguy cơ chậm</translation>
    </message>
    <message>
        <source>latest %1</source>
        <translation>muộn nhất %1</translation>
    </message>
    <message>
        <source>By responsible body</source>
        <translation>Theo cơ quan phụ trách</translation>
    </message>
    <message>
        <source>By command post</source>
        <translation>Theo sở chỉ huy</translation>
    </message>
    <message>
        <source>No command post</source>
        <translation>Không thuộc sở chỉ huy nào</translation>
    </message>
    <message>
        <source>Remove work %1</source>
        <translation>Xóa hạng mục %1</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Nhập…</translation>
    </message>
    <message>
        <source>Reads works and their progress from a spreadsheet</source>
        <translation>Nhập hạng mục và tiến độ từ bảng tính</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Xuất…</translation>
    </message>
    <message>
        <source>Writes the works to a spreadsheet, a row each</source>
        <translation>Ghi các hạng mục ra bảng tính, mỗi hạng mục một dòng</translation>
    </message>
    <message>
        <source>Shows or hides the totals below the works</source>
        <translation>Hiện hoặc ẩn phần tổng hợp dưới danh sách hạng mục</translation>
    </message>
</context>
<context>
    <name>viewer</name>
    <message>
        <source>there is no path named &apos;{}&apos;: choose orbit, low, dive or a .csv file</source>
        <translation>không có đường bay tên &apos;{}&apos;: hãy chọn orbit, low, dive hoặc một tệp .csv</translation>
    </message>
    <message>
        <source>cannot open the path file &apos;{}&apos;: is the name right?</source>
        <translation>không mở được tệp đường bay &apos;{}&apos;: tên tệp có đúng không?</translation>
    </message>
    <message>
        <source>cannot use row {0} of &apos;{1}&apos;: six numbers eyeE,eyeN,eyeH,lookE,lookN,lookH are needed</source>
        <translation>không dùng được hàng {0} của &apos;{1}&apos;: cần sáu số eyeE,eyeN,eyeH,lookE,lookN,lookH</translation>
    </message>
    <message>
        <source>the path file &apos;{}&apos; holds no view</source>
        <translation>tệp đường bay &apos;{}&apos; không có góc nhìn nào</translation>
    </message>
    <message>
        <source>cannot draw without a window: no EGL device gives OpenGL 3.3 with the compatibility profile (tried {}). Install Mesa&apos;s drivers: apt-get install libegl1 libgl1-mesa-dri</source>
        <translation>không vẽ được khi không có cửa sổ: không thiết bị EGL nào cấp OpenGL 3.3 kiểu tương thích (đã thử {}). Hãy cài trình điều khiển Mesa: apt-get install libegl1 libgl1-mesa-dri</translation>
    </message>
    <message>
        <source>stopped before the picture was complete</source>
        <translation>bị dừng trước khi ảnh hoàn chỉnh</translation>
    </message>
    <message>
        <source>cannot take a picture of {0} x {1} pixels: the driver refuses the buffer. Ask for a smaller one.</source>
        <translation>không chụp được ảnh {0} x {1} điểm ảnh: trình điều khiển đồ họa từ chối cấp bộ đệm. Hãy chọn ảnh nhỏ hơn.</translation>
    </message>
    <message>
        <source>cannot write picture &apos;{}&apos;: {}. Check the folder, its permissions and the free space.</source>
        <translation>không ghi được ảnh &apos;{}&apos;: {}. Hãy kiểm tra thư mục, quyền ghi và chỗ trống.</translation>
    </message>
    <message>
        <source>this GDAL has no PNG driver</source>
        <translation>bản GDAL này không có trình ghi PNG</translation>
    </message>
    <message>
        <source>the PNG driver wrote nothing</source>
        <translation>trình ghi PNG không ghi được gì</translation>
    </message>
    <message>
        <source>cannot draw the table with &apos;{0}&apos; (OpenGL {1}): OpenGL 3.3 is needed. Update the graphics driver, or set LIBGL_ALWAYS_SOFTWARE=1 to draw without it.</source>
        <translation>không vẽ được sa bàn bằng &apos;{0}&apos; (OpenGL {1}): cần OpenGL 3.3. Hãy cập nhật trình điều khiển đồ họa, hoặc đặt LIBGL_ALWAYS_SOFTWARE=1 để vẽ không cần nó.</translation>
    </message>
    <message>
        <source>cannot draw {0} x {1} pixels with &apos;{2}&apos;: the driver refuses the buffers. Ask for a smaller picture or fewer samples.</source>
        <translation>không vẽ được {0} x {1} điểm ảnh bằng &apos;{2}&apos;: trình điều khiển đồ họa từ chối cấp bộ đệm. Hãy chọn ảnh nhỏ hơn hoặc ít mẫu hơn.</translation>
    </message>
    <message>
        <source>Building overviews of {}</source>
        <translation>Đang dựng ảnh thu nhỏ của {}</translation>
    </message>
    <message>
        <source>Contour interval {}</source>
        <translation>Khoảng cao đều {}</translation>
    </message>
    <message>
        <source>Vertical exaggeration ×{}</source>
        <translation>Phóng đại độ cao ×{}</translation>
    </message>
    <message>
        <source>N</source>
        <translation>B</translation>
    </message>
    <message>
        <source>stopped before the drawing was measured</source>
        <translation>bị dừng trước khi đo xong hình vẽ</translation>
    </message>
    <message>
        <source>cannot draw for comparison: the driver refuses a shader: {}</source>
        <translation>không vẽ được để so sánh: trình điều khiển đồ họa từ chối một shader: {}</translation>
    </message>
    <message>
        <source>it may not be read</source>
        <translation>không được phép đọc tệp</translation>
    </message>
    <message>
        <source>line {0} is no point: &apos;{1}&apos;</source>
        <translation>dòng {0} không phải là điểm: &apos;{1}&apos;</translation>
    </message>
    <message>
        <source>line {0} names a point that is not there: &apos;{1}&apos;</source>
        <translation>dòng {0} gọi đến điểm không có: &apos;{1}&apos;</translation>
    </message>
    <message>
        <source>it names point {0} of {1}: it is cut off or damaged</source>
        <translation>tệp gọi đến điểm {0} trong khi chỉ có {1} điểm: tệp bị cụt hoặc hỏng</translation>
    </message>
    <message>
        <source>it has no faces</source>
        <translation>không có mặt nào</translation>
    </message>
    <message>
        <source>cannot use the model &apos;{0}&apos; of structure type &apos;{1}&apos;: {2}. The built-in one stands in its place.</source>
        <translation>không dùng được mô hình &apos;{0}&apos; của loại công trình &apos;{1}&apos;: {2}. Mô hình có sẵn được dùng thay.</translation>
    </message>
    <message>
        <source>a coordinate is no number</source>
        <translation>có tọa độ không phải là số</translation>
    </message>
    <message>
        <source>it is flat: it must have a length, a width and a height</source>
        <translation>mô hình bị dẹt: phải có cả chiều dài, chiều rộng và chiều cao</translation>
    </message>
    <message>
        <source>there is no such file; put it back, or correct &apos;model_file&apos; in the catalogue</source>
        <translation>không có tệp này; hãy đặt tệp lại chỗ cũ, hoặc sửa &apos;model_file&apos; trong danh mục</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>đây không phải là tệp</translation>
    </message>
    <message>
        <source>it is larger than {0} MiB; simplify it</source>
        <translation>tệp lớn hơn {0} MiB; hãy giản lược mô hình</translation>
    </message>
    <message>
        <source>OpenSceneGraph on this computer reads no &apos;.{0}&apos; models; save it as OBJ (Wavefront), which Blender and most others write</source>
        <translation>OpenSceneGraph trên máy này không đọc được mô hình &apos;.{0}&apos;; hãy lưu thành OBJ (Wavefront), định dạng mà Blender và hầu hết phần mềm khác đều ghi được</translation>
    </message>
    <message>
        <source>{0}; save it anew</source>
        <translation>{0}; hãy lưu lại tệp</translation>
    </message>
    <message>
        <source>OpenSceneGraph cannot read it; save it anew</source>
        <translation>OpenSceneGraph không đọc được tệp; hãy lưu lại tệp</translation>
    </message>
    <message>
        <source>it has more than {0} triangles; simplify it</source>
        <translation>có hơn {0} tam giác; hãy giản lược mô hình</translation>
    </message>
    <message>
        <source>structure &apos;{0}&apos; is of type &apos;{1}&apos;, which the catalogue does not know: a plain block stands for it, and for others of that type</source>
        <translation>công trình &apos;{0}&apos; thuộc loại &apos;{1}&apos; không có trong danh mục: một khối trơn được vẽ thay, các công trình cùng loại cũng vậy</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Chú giải</translation>
    </message>
    <message>
        <source>language code: en</source>
        <translation>mã ngôn ngữ: vi</translation>
    </message>
    <message>
        <source>Units and command posts</source>
        <translation>Đơn vị và sở chỉ huy</translation>
    </message>
    <message>
        <source>Command post</source>
        <translation>Sở chỉ huy</translation>
    </message>
    <message>
        <source>Command post: {}</source>
        <translation>Sở chỉ huy: {}</translation>
    </message>
    <message>
        <source>Structures</source>
        <translation>Công trình</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Đường cơ động</translation>
    </message>
    <message>
        <source>Control lines</source>
        <translation>Tuyến, ranh giới</translation>
    </message>
    <message>
        <source>Areas by: {}</source>
        <translation>Khu vực theo: {}</translation>
    </message>
    <message>
        <source>and {} more</source>
        <translation>và {} giá trị nữa</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>Khu vực</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Ký hiệu khác</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Điểm điều chỉnh</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nhận xét</translation>
    </message>
    <message>
        <source>cannot draw the table with &apos;{0}&apos;: the driver refuses a shader. Update the graphics driver, or set LIBGL_ALWAYS_SOFTWARE=1 to draw without it. It says: {1}</source>
        <translation>không vẽ được sa bàn bằng &apos;{0}&apos;: trình điều khiển từ chối một chương trình đổ bóng. Hãy cập nhật trình điều khiển đồ họa, hoặc đặt LIBGL_ALWAYS_SOFTWARE=1 để vẽ không cần nó. Thông báo của nó: {1}</translation>
    </message>
    <message>
        <source>Height of the ground</source>
        <translation>Độ cao mặt đất</translation>
    </message>
    <message>
        <source>{} m</source>
        <translation>{} m</translation>
    </message>
    <message>
        <source>Sea level and below</source>
        <translation>Từ mực nước biển trở xuống</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>Độ dốc</translation>
    </message>
    <message>
        <source>up to {}</source>
        <translation>đến {}</translation>
    </message>
    <message>
        <source>over {}</source>
        <translation>trên {}</translation>
    </message>
    <message>
        <source>Slopes face</source>
        <translation>Hướng sườn dốc</translation>
    </message>
    <message>
        <source>North</source>
        <translation>Bắc</translation>
    </message>
    <message>
        <source>North-east</source>
        <translation>Đông Bắc</translation>
    </message>
    <message>
        <source>East</source>
        <translation>Đông</translation>
    </message>
    <message>
        <source>South-east</source>
        <translation>Đông Nam</translation>
    </message>
    <message>
        <source>South</source>
        <translation>Nam</translation>
    </message>
    <message>
        <source>South-west</source>
        <translation>Tây Nam</translation>
    </message>
    <message>
        <source>West</source>
        <translation>Tây</translation>
    </message>
    <message>
        <source>North-west</source>
        <translation>Tây Bắc</translation>
    </message>
    <message>
        <source>Level, under {} %</source>
        <translation>Bằng phẳng, dưới {} %</translation>
    </message>
    <message>
        <source>cannot take &apos;{0}&apos; for slope classes: {1}. Write the limits in ascending order, such as 3, 7, 15, 30, 45 %.</source>
        <translation>không dùng được &apos;{0}&apos; làm các cấp độ dốc: {1}. Hãy ghi các giới hạn theo thứ tự tăng dần, ví dụ 3, 7, 15, 30, 45 %.</translation>
    </message>
    <message>
        <source>a part of it is no number</source>
        <translation>có phần không phải là số</translation>
    </message>
    <message>
        <source>there are more than {} limits</source>
        <translation>có quá {} giới hạn</translation>
    </message>
    <message>
        <source>limits lie above 0 and up to 1000 %</source>
        <translation>giới hạn phải lớn hơn 0 và không quá 1000 %</translation>
    </message>
    <message>
        <source>limits lie between 0° and 90°</source>
        <translation>giới hạn phải nằm giữa 0° và 90°</translation>
    </message>
    <message>
        <source>each limit must be greater than the one before</source>
        <translation>mỗi giới hạn phải lớn hơn giới hạn đứng trước</translation>
    </message>
    <message>
        <source>cannot take &apos;{}&apos; for a range of heights: write the lowest and the highest in metres, such as 0,500</source>
        <translation>không dùng được &apos;{}&apos; làm khoảng độ cao: hãy ghi độ cao thấp nhất và cao nhất tính bằng mét, ví dụ 0,500</translation>
    </message>
    <message>
        <source>Distance ({})</source>
        <translation>Khoảng cách ({})</translation>
    </message>
    <message>
        <source>Heights ×{}</source>
        <translation>Độ cao ×{}</translation>
    </message>
    <message>
        <source>{} · no elevation</source>
        <translation>{} · không có độ cao</translation>
    </message>
    <message>
        <source>{0} · height {1} m</source>
        <translation>{0} · độ cao {1} m</translation>
    </message>
    <message>
        <source>{0} · height {1} m · grade {2} %</source>
        <translation>{0} · độ cao {1} m · độ dốc {2} %</translation>
    </message>
    <message>
        <source>cannot write the profile &apos;{}&apos;: its name must end with .csv, .png or .svg</source>
        <translation>không ghi được mặt cắt &apos;{}&apos;: tên tệp phải kết thúc bằng .csv, .png hoặc .svg</translation>
    </message>
    <message>
        <source>cannot write the profile &apos;{0}&apos;: {1}. Choose a folder that you may write to and that has room.</source>
        <translation>không ghi được mặt cắt &apos;{0}&apos;: {1}. Hãy chọn thư mục được phép ghi và còn chỗ trống.</translation>
    </message>
    <message>
        <source>cannot draw the grid of &apos;{}&apos;: it is not projected in metres. Choose a zone of VN-2000 or UTM, MGRS, or latitude and longitude.</source>
        <translation>không vẽ được lưới của &apos;{}&apos;: đó không phải hệ tọa độ phẳng tính bằng mét. Hãy chọn một múi VN-2000 hoặc UTM, MGRS, hoặc kinh vĩ độ.</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Vĩ độ</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Kinh độ</translation>
    </message>
    <message>
        <source>Grid: {}</source>
        <translation>Lưới: {}</translation>
    </message>
    <message>
        <source>reading a tile was stopped</source>
        <translation>đã dừng đọc một ô địa hình</translation>
    </message>
    <message>
        <source>cannot write the marking &apos;{0}&apos; on the picture: {1}. Nothing is drawn without its marking.</source>
        <translation>không thể ghi độ mật &apos;{0}&apos; lên hình: {1}. Không có gì được vẽ mà thiếu độ mật.</translation>
    </message>
    <message>
        <source>there are no fonts here</source>
        <translation>ở đây không có phông chữ</translation>
    </message>
    <message>
        <source>no font with letters is installed, or its file is damaged. Install the package fonts-noto-core or fonts-dejavu-core</source>
        <translation>chưa cài phông chữ nào có chữ cái, hoặc tệp phông chữ bị hỏng. Hãy cài gói fonts-noto-core hoặc fonts-dejavu-core</translation>
    </message>
    <message>
        <source>it has no letters</source>
        <translation>độ mật không có chữ nào</translation>
    </message>
    <message>
        <source>it is too long to be read in a picture of this size. Shorten it, or ask for a larger picture</source>
        <translation>độ mật quá dài, không đọc được trong hình cỡ này. Hãy rút ngắn độ mật, hoặc chọn hình lớn hơn</translation>
    </message>
    <message>
        <source>cannot write the marking &apos;{}&apos; on the picture: it does not fit into a texture. Nothing is drawn without its marking.</source>
        <translation>không thể ghi độ mật &apos;{}&apos; lên hình: không đủ chỗ trong một họa tiết (texture). Không có gì được vẽ mà thiếu độ mật.</translation>
    </message>
    <message>
        <source>cannot make a video: the program &apos;{0}&apos; is not there. Install it (apt-get install ffmpeg), or put it where $PATH leads.</source>
        <translation>không làm được video: không có chương trình &apos;{0}&apos;. Hãy cài đặt (apt-get install ffmpeg), hoặc đặt nó vào thư mục có trong $PATH.</translation>
    </message>
    <message>
        <source>cannot start the program &apos;{0}&apos;: {1}</source>
        <translation>không chạy được chương trình &apos;{0}&apos;: {1}</translation>
    </message>
    <message>
        <source>stopped before the video was whole</source>
        <translation>đã dừng khi video chưa xong</translation>
    </message>
    <message>
        <source>Scale in the middle of the picture about {0}</source>
        <translation>Tỷ lệ ở giữa ảnh khoảng {0}</translation>
    </message>
    <message>
        <source>cannot print on &apos;{0}&apos;: the printer refuses. Is it switched on, and may you use it?</source>
        <translation>không in được trên &apos;{0}&apos;: máy in từ chối. Máy đã bật chưa, và bạn có quyền dùng không?</translation>
    </message>
    <message>
        <source>stopped before the handout was whole</source>
        <translation>đã dừng khi tài liệu chưa xong</translation>
    </message>
    <message>
        <source>the driver &apos;{0}&apos; has no room for {1} samples in each pixel of such a picture: {2} were taken</source>
        <translation>trình điều khiển &apos;{0}&apos; không đủ chỗ cho {1} mẫu mỗi điểm của ảnh cỡ này: đã lấy {2} mẫu</translation>
    </message>
    <message>
        <source>cannot write &apos;{0}&apos;: {1}. Is there room, and may you write there?</source>
        <translation>không ghi được &apos;{0}&apos;: {1}. Còn chỗ trống không, và bạn có quyền ghi ở đó không?</translation>
    </message>
    <message>
        <source>scene</source>
        <translation>cảnh</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; was made, but is not in the register of the plan: {1}</source>
        <translation>đã làm xong &apos;{0}&apos;, nhưng chưa vào được sổ đăng ký của kế hoạch: {1}</translation>
    </message>
    <message>
        <source>cannot put out scenes {0} to {1}: the briefing has {2}</source>
        <translation>không xuất được cảnh {0} đến {1}: bài trình bày có {2} cảnh</translation>
    </message>
    <message>
        <source>Page {0}/{1}</source>
        <translation>Trang {0}/{1}</translation>
    </message>
    <message>
        <source>{0} (continued)</source>
        <translation>{0} (tiếp theo)</translation>
    </message>
    <message>
        <source>cannot write pictures into &apos;{0}&apos;: it holds &apos;{1}&apos;. Name another folder, or pass --force to replace what is there.</source>
        <translation>không ghi được ảnh vào &apos;{0}&apos;: ở đó đã có &apos;{1}&apos;. Hãy chọn thư mục khác, hoặc thêm --force để ghi đè.</translation>
    </message>
    <message>
        <source>cannot make the folder &apos;{0}&apos;: {1}. Choose another place.</source>
        <translation>không tạo được thư mục &apos;{0}&apos;: {1}. Hãy chọn chỗ khác.</translation>
    </message>
    <message>
        <source>stopped before all pictures were taken</source>
        <translation>đã dừng khi chưa chụp hết ảnh</translation>
    </message>
    <message>
        <source>the disk is full (No space left on device); make room</source>
        <translation>ổ đĩa đã đầy (No space left on device); hãy dọn chỗ trống</translation>
    </message>
    <message>
        <source>no file may be that large there (File too large)</source>
        <translation>ở đó không cho phép tệp lớn như vậy (File too large)</translation>
    </message>
    <message>
        <source>this ffmpeg cannot write H.264 ({}); install one with libx264</source>
        <translation>bản ffmpeg này không ghi được H.264 ({}); hãy cài bản có libx264</translation>
    </message>
    <message>
        <source>ffmpeg ended and gave no reason</source>
        <translation>ffmpeg đã dừng mà không cho biết lý do</translation>
    </message>
    <message>
        <source>ffmpeg says: {}</source>
        <translation>ffmpeg báo: {}</translation>
    </message>
    <message>
        <source>cannot write the video &apos;{0}&apos;: {1}. {2} of {3} scenes ({4:.0f} s of {5:.0f} s) are ready in &apos;{6}&apos;: when that is mended, the same command goes on from there.</source>
        <translation>không ghi được video &apos;{0}&apos;: {1}. {2} trong {3} cảnh ({4:.0f} giây trong {5:.0f} giây) đã xong, nằm trong &apos;{6}&apos;: khắc phục xong, chạy lại đúng lệnh này sẽ làm tiếp từ đó.</translation>
    </message>
    <message>
        <source>ffmpeg ended with status {}</source>
        <translation>ffmpeg kết thúc với mã {}</translation>
    </message>
    <message>
        <source>cannot make a video of {0} x {1} pixels: H.264 wants even numbers, 16 at least. Take {2}x{3}.</source>
        <translation>không làm được video {0} x {1} điểm ảnh: H.264 cần số chẵn, ít nhất 16. Hãy dùng {2}x{3}.</translation>
    </message>
    <message>
        <source>cannot make a video of {} frames a second: 1 to 120 can be had</source>
        <translation>không làm được video {} khung hình mỗi giây: chỉ được từ 1 đến 120</translation>
    </message>
    <message>
        <source>cannot make a video with the rate factor {}: 0 (largest and best) to 51 can be had</source>
        <translation>không làm được video với hệ số {}: chỉ được từ 0 (lớn nhất, đẹp nhất) đến 51</translation>
    </message>
    <message>
        <source>parts of a video in &apos;{}&apos; were of another plan or of other options: they were removed, and all was made anew</source>
        <translation>các phần video trong &apos;{}&apos; là của kế hoạch khác hoặc tùy chọn khác: đã xóa, và làm lại từ đầu</translation>
    </message>
    <message>
        <source>cannot keep parts of the video in &apos;{0}&apos;: {1}. Name another folder with --parts.</source>
        <translation>không giữ được các phần của video trong &apos;{0}&apos;: {1}. Hãy chọn thư mục khác bằng --parts.</translation>
    </message>
    <message>
        <source>cannot keep &apos;{0}&apos;: {1}</source>
        <translation>không giữ được &apos;{0}&apos;: {1}</translation>
    </message>
    <message>
        <source>cannot make pages of this size</source>
        <translation>không tạo được trang khổ này</translation>
    </message>
    <message>
        <source>the printer &apos;{0}&apos; did not take all pages. See that no sheet stays there, and print again</source>
        <translation>máy in &apos;{0}&apos; chưa nhận hết các trang. Hãy kiểm tra để không sót tờ nào ở máy in, rồi in lại</translation>
    </message>
    <message>
        <source>cannot keep parts of the video in &apos;{0}&apos;: another run makes a video there at this moment. Wait until it has ended, or name another folder with --parts.</source>
        <translation>không giữ được các phần của video trong &apos;{0}&apos;: một lần chạy khác đang làm video ở đó. Hãy đợi xong, hoặc chọn thư mục khác bằng --parts.</translation>
    </message>
    <message>
        <source>cannot keep parts of the video in &apos;{0}&apos;: the folder holds other files, such as &apos;{1}&apos;. Name an empty folder with --parts, or one that is not there yet.</source>
        <translation>không giữ được các phần của video trong &apos;{0}&apos;: thư mục có tệp khác, như &apos;{1}&apos;. Hãy chọn một thư mục trống bằng --parts, hoặc một thư mục chưa có.</translation>
    </message>
    <message>
        <source>no printer is set up</source>
        <translation>chưa có máy in nào</translation>
    </message>
    <message>
        <source>cannot print on &apos;{0}&apos;: there is no such printer ({1})</source>
        <translation>không in được trên &apos;{0}&apos;: không có máy in đó ({1})</translation>
    </message>
    <message>
        <source>cannot write on a page: no font with letters is installed, or its file is damaged. Install the package fonts-noto-core or fonts-dejavu-core</source>
        <translation>không viết được lên trang giấy: chưa cài phông chữ nào có chữ cái, hoặc tệp phông chữ bị hỏng. Hãy cài gói fonts-noto-core hoặc fonts-dejavu-core</translation>
    </message>
    <message>
        <source>the marking of the plan is too long to be read on a page. Nothing is made without its marking: shorten it.</source>
        <translation>dấu độ mật của kế hoạch quá dài để đọc được trên trang giấy. Không xuất gì khi thiếu dấu độ mật: hãy rút ngắn lại.</translation>
    </message>
    <message>
        <source>Notes for the presenter</source>
        <translation>Ghi chú cho người trình bày</translation>
    </message>
    <message>
        <source>zone {}</source>
        <translation>múi {}</translation>
    </message>
    <message>
        <source>Scale {0}</source>
        <translation>Tỷ lệ {0}</translation>
    </message>
</context>
</TS>
